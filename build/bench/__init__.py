"""Speed and memory, each figure a ratio to a physical limit or a rival of the same run.

Nothing here fails on milliseconds: it prints, and writes JSON beside the table. One module a
subject, each with `figures(scale) -> list[Figure]`.
"""
