"""The sub-commands of `finalkick`, a file for each group of them."""
