"""A child case as the law writes it: what its papers say and which step is next. Pure."""
