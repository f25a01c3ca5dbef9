"""What leaves the program on paper or as a table: made, marked, counted and written down."""
