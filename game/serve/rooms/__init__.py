"""Rooms, who may sit in them, and how that is kept. Nothing here knows of servers or games."""
