"""The balance lab: what a scenario teaches, measured by playing it.

`trials.py` says what is played, `watch.py` what is noted meanwhile, `sample.py` holds it; `measures.py`, `moves.py`,
`pace.py`, `clients.py` and `coverage.py` make figures of it, `findings.py` says what is wrong and where to change it, and
`card.py` puts the report card together.
"""
