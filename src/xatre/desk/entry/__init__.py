"""Before a book is open: unlock, first book, recovery, restoring. Draws no record."""
