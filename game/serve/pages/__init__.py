"""What can be asked of a room over the web, and what is answered."""
