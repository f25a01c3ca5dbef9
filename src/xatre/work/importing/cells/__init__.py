"""What one cell of another table says: numbers, units, villages, codes. Knows no columns."""
