"""Signed updates by file: taken in, kept in this user's profile, laid over what came along."""
