"""What is counted and printed: measures, the field dictionary, filled forms. No Qt, no SQL."""
