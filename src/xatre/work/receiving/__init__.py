"""Everything that comes in: packages and returns, checked, taken, answered, withdrawn."""
