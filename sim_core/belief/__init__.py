"""What could be known of a client: a particle filter of its hidden state, fed by what the rep saw."""
