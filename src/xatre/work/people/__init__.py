"""Officers of a book, and the units it trusts."""
