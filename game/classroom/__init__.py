"""A class afterwards: what the games of many people, taken together, say of what to teach next."""
