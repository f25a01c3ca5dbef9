"""One module a task of `build/make.py`; each has `run(root, words) -> exit code`."""
