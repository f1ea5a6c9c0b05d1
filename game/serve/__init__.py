"""Pages in a browser: an app on this machine alone, its keys and its guard; the form in which a scenario is written."""
