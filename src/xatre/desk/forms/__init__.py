"""Compiled from `ui/` by `build/make.py forms`; not written by hand."""
