"""Lists of records with their filters and rows."""
