"""Games told to a learning record store (LRS) in the words of xAPI 1.0.3: statements made, queued on disk, and sent."""
