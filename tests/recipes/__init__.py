"""The recipes of CONTRIBUTING.md, each with a small worked example that a test applies to a copy of the tree."""
