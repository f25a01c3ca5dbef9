"""Tổng quan: what runs out, what should be looked at, and the figures beside it."""
