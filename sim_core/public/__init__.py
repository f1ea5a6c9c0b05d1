"""The front door: what may be used of the simulation from outside, by subject. None of it can reach a `Truth`."""
