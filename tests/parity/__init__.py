"""Transitions of the simulation, kept so that any later engine can be proven: (state, move, luck → state), bit by bit.

`moves.npz`, `weeks.npz`, `events.npz` and `refusals.npz` hold the cases; `cases.py` loads them and tells what stands in them,
`bridge.py` lets the engine of today play them, `tests/test_parity.py` compares. `make.py`, with `notes.py`, `scramble.py`,
`edges.py` and `store.py`, says how they were made: once, by the array engine of rules version 2, before the scalar rules. They
are not made anew with another engine, or they would prove nothing.
"""
