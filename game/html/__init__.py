"""HTML reports: single files that open anywhere, offline, with their own letters and pictures inside."""
