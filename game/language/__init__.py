"""What a person reads: words, messages, and the texts of the format, in every language."""
