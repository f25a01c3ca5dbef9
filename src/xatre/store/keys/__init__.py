"""Who can open a book and by which key. Nothing here reads a record."""
