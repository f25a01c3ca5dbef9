"""What is counted and what runs out: the overview, clocks, the criteria sheet."""
