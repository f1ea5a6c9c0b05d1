"""The forms of the transfer check: made from practice games (`python -m tests.transfer`), and taken by bots."""
