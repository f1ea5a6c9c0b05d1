"""The rules as formulas: one subject a file, one client at a time."""
