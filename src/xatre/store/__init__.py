"""The book on disk: the only SQL in the program. It knows no Qt and no package file."""
