"""Many games: played by bots in chunks, in one process, in several or on a cluster, and what their figures say."""
