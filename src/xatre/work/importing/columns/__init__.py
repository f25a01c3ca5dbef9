"""Where the list is in a table and which column fills what. Converts no cell."""
