"""A person's game: the session, the store that keeps it, settings, and what there is to see of it."""
