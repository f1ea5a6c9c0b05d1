"""What stands in `docs/deploy` for whoever puts a class on a server of their own."""
