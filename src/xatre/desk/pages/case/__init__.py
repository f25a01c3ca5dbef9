"""The page of one case: its steps, papers, clocks and what may be done next."""
