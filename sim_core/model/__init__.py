"""What the simulation is made of: state, luck, chance, the numbered words, the move table, and which moves are possible."""
