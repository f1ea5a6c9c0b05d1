"""Bundled scenarios: data found with importlib.resources, from a checkout and from a wheel alike."""
