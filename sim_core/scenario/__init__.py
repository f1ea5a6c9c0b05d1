"""What is played: the format, reading it, what is wrong with a file, what its ranges draw."""
