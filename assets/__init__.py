"""Words, dialogue, portraits and icons: data found with importlib.resources, from a checkout and from a wheel alike."""
