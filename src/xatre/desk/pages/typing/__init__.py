"""Typing from paper: a sheet of rows over the list of children, and the same rows typed again."""
