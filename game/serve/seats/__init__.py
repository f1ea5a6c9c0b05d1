"""Seats that are being played: each with its games, whoever looks at it, and what goes to and fro."""
