"""The screens that look back on a game."""
