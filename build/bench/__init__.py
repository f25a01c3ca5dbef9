"""Speed and memory, each figure a ratio to a physical limit or a rival of the same run.

Nothing here fails on milliseconds: it prints, and writes JSON beside the table. One module a
subject, each with `figures(scale, keep) -> list[Figure]`; `keep` is a folder
for books that are slow to make, or None.
"""
