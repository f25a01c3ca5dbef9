"""Records on disk: the revisions, the rows computed from them, drafts, pictures beside them."""
