"""Pictures of every page and state of the real window, one module a part.

Each part module has `play(stage, folder)`: it opens demo books made in `folder` and takes pictures.
Numbers of a part's pictures begin at its own ten times ten, so a part can be taken again alone.
"""
