"""The panes of Thiết lập: unit, officers, backups, the book itself, about the program."""
