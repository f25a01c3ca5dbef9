"""What came in and went out: packages, returns, statements, and whose cards are trusted."""
