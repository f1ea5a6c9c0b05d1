"""Ledgers as accounting systems export them: a table of text becomes debtors with bills, and what was guessed on the way.

Pure: text in, records out. Files, workbooks and what is made of a ledger belong to `game/ledgers`. It is in the simulation
because a scenario may name such a table (`ledger: file.csv`), and a scenario is read here.
"""
