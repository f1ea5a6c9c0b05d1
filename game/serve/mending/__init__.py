"""One place of a YAML text changed, and nothing else: comments, order, quotation marks and line ends stay as they were.

A text is not read and written anew (that lays out a third of all files differently, with whatever library): what a change
touches is found by its place in the text, and only that is written. Every change is checked by reading what came of it.
"""
