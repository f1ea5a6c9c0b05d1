"""The screens before and beside a game."""
