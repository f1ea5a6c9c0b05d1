"""A link as a picture that a phone reads."""

import io

import segno


def qr_of(link: str) -> str:
    """A link as SVG, for the `src` of a picture."""
    out = io.BytesIO()
    made = segno.make(link, error="m", micro=False)
    made.save(out, kind="svg", border=2, xmldecl=False, omitsize=True, dark="#000", light="#fff")
    return out.getvalue().decode()
