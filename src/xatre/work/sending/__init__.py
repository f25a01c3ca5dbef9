"""Everything that leaves the book: packages, hand-overs, copies, and what became of them."""
