"""What keeps a book whole: backups, moves, checks, and the journal of who did what."""
