"""A form in a browser in place of a text file: one scenario's text is changed, checked, tried out and saved."""
