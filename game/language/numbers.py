"""Numbers as all languages write them."""


def short(number: float, digits: int) -> str:
    """A number without noughts at its end."""
    text = f"{number:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
