"""How fast the simulation is: `make bench`, or `python -m tests.bench --help`. Measures; asserts nothing about speed."""
