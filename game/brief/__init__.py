"""A scenario for people to act in a room: what is handed out, the trainer's key to it, and cards for those who play clients."""
