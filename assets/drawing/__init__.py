"""Draws every portrait and icon of the game as SVG; `python -m assets.drawing` rewrites both folders.

SDL's loader (nanosvg) knows no clip paths, masks, filters, text or style sheets, so shapes here end where they should:
shoulders follow the tile's rounded corner, shadows reuse the outline they lie on.
"""
