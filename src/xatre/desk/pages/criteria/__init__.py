"""The sheet of the child-friendly commune criteria."""
