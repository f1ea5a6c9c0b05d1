"""Draws faces, places and icons as SVG. Faces and places are made while the game runs; `python -m assets.drawing` rewrites
the folder of icons.

SDL's loader (nanosvg) knows no clip paths, masks, filters, text or style sheets, so shapes here end where they should:
shoulders follow the tile's rounded corner, shadows reuse the outline they lie on.
"""
