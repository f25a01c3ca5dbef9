"""Xã Trẻ: a commune's encrypted register of its children, and the office that receives it."""

__version__ = "0.1.0"
