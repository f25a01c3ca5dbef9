"""Bringing a table in, and what may be in the register twice: sheets over the list of a kind."""
