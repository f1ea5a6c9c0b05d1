"""The game, its debrief and report cards in a terminal."""
