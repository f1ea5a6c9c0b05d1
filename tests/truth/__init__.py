"""Is what a debrief says true? Each claim is derived anew from the game's record, by a second, plain function.

`pool` makes debriefed games and keeps what was said in them as plain data (`told`); `checks` knows nothing of debriefs, beliefs
or the coach: it plays the game again by the engine and looks.
"""
