"""Script that makes the short effects under assets/sounds: `python -m assets.sounding`."""
