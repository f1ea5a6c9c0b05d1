"""The balance lab: report cards made, resumed, compared, in sentences. No display."""
