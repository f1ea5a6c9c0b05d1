"""Debriefs of a class: worked out in processes of their own, while its games are played."""
