"""Machines that do anything in any order, drawn by Hypothesis: a few seconds in the suite, 10⁶ steps by `make fuzz`."""
