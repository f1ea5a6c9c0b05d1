"""What a finished game says afterwards: what could be known, what each decision was worth, and what that teaches."""
