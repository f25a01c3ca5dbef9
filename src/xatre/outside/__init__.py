"""Tables made by other programs: workbooks, CSV files and web pages named .xls, as plain cells.

Knows files and cells, nothing of records. A stranger's file is read in a process of its own,
bounded in time and memory (`process.py` starts it, `child.py` is it): a parser that fails takes
nothing with it. A layer of its own, and not a part of `exchange`, so that the process loads
nothing else.
"""
