"""Children that may be in the register twice: found with every point explained, joined and parted
again as revisions, or remembered as two. A person decides each.
"""
