"""Bringing tables from outside into the book: read, found, matched, converted, planned, taken,
and undone as a whole. Nothing is written before a person says so.
"""
