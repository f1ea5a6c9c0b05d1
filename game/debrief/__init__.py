"""A past game looked back on: how it stands, what was found, in sentences and figures. No display."""
