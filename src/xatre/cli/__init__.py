"""The same verbs as the desk, for a terminal.

Knows `work`; must not see SQL or Qt (but `desk.paper`, late, for a PDF). Nothing heavy is
imported before a command is chosen: `xatre --help` answers at once.
"""
