"""What screens are drawn with. Knows no game."""
