"""One record: its form, its reading view, its problems, what may be done with it."""
