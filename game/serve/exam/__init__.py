"""Exams: what is played, what is not allowed meanwhile, and results that this server vouches for."""
