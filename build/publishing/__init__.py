"""What the publisher signs: updates and the list of hashes on a stick."""
