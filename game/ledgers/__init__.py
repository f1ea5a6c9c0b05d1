"""From an ageing report to a scenario: the file read, what is made of it, and what is told of it."""
