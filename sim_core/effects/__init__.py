"""What moves do to the state: the pure rules of `rules/`, applied to the episodes and clients that chose a move."""
