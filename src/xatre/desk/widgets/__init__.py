"""The controls of the desk, one file each. They know colours and words, never records or books."""
