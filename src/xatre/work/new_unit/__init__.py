"""Units that change: what became of the book's unit, moving the book to it, and saying which
records of a unit that was split go where.
"""
