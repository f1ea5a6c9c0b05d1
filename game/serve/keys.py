"""Who may come in: a link with a token, exchanged for a cookie. Of both only digests are kept."""

import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from hmac import compare_digest
from typing import Final

BYTES: Final = 32
"""Of chance in a token: nobody guesses it."""
LONGEST: Final = 200
"""Characters of a token that is looked at, at most."""


def digest(token: str) -> bytes:
    """What is kept of a token: who reads it cannot come in."""
    return sha256(token.encode("utf-8", "surrogatepass")).digest()


def token() -> str:
    """A new token, fit for an address."""
    return secrets.token_urlsafe(BYTES)


@dataclass
class Keys:
    """The digests of links that are good, and of the cookies that were given for them."""

    links: list[bytes] = field(default_factory=list)
    cookies: list[bytes] = field(default_factory=list)

    def link(self) -> str:
        """A token for a link. It is good as long as the server runs: a page that was closed is opened by it again."""
        made = token()
        self.links.append(digest(made))
        return made

    def cookie_for(self, link: str) -> str | None:
        """A cookie in exchange for a link's token; None if there is no such link."""
        if not _known(link, self.links):
            return None
        made = token()
        self.cookies.append(digest(made))
        return made

    def know(self, cookie: str) -> bool:
        """Was this cookie given by us?"""
        return _known(cookie, self.cookies)


def _known(given: str, digests: list[bytes]) -> bool:
    """Is this one of the tokens with these digests? It takes as long whichever it is."""
    if not given or len(given) > LONGEST:
        return False
    own = digest(given)
    found = [compare_digest(own, one) for one in digests]
    return any(found)
