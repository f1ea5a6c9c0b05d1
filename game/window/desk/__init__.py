"""The screens of a game under way, from the briefing to its result, and what they are made of."""
