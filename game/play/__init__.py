"""A person's game, as every face of it uses it: the session, what is kept, what can be seen. No display."""
