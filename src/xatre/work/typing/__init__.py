"""Typing children from a paper register, a row a child, and typing a sample of them a second time
to see how often the two differ."""
