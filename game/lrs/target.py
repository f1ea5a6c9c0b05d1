"""Where statements are sent to: an LRS's address and one's name there. A wrong address is told before anything is sent."""

import ipaddress
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urlsplit, urlunsplit

from sim_core import Message, SimError
from sim_core.public.messages import shortened

STATEMENTS: Final = "statements"
LONGEST: Final = 1000


@dataclass(frozen=True)
class Target:
    """An LRS as one of its users. `url`: its endpoint, with a / at the end and without `statements`."""

    url: str
    user: str

    @property
    def loopback(self) -> bool:
        """Is it on this very machine?"""
        host = urlsplit(self.url).hostname or ""
        try:
            return ipaddress.ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"

    @property
    def origin(self) -> str:
        """The address of the machine: an account's home page, where no other is given."""
        parts = urlsplit(self.url)
        return urlunsplit((parts.scheme, parts.netloc, "/", "", ""))


def target_of(url: str, user: str, plain_http: bool = False) -> Target:
    """The target of an address and a user's name. Raises `SimError` for what cannot be one.

    `plain_http`: the password may go over the network unencrypted. To this machine itself it may anyway.
    """
    parts = _parts(url)
    if parts.username is not None or parts.password is not None:
        raise SimError(Message("records.url_password", {}))
    if not user or ":" in user or not user.isprintable():
        raise SimError(Message("records.bad_user", {"value": shortened(user)}))
    path = parts.path.rstrip("/").removesuffix(f"/{STATEMENTS}").rstrip("/") + "/"
    found = Target(urlunsplit((parts.scheme.lower(), parts.netloc.lower(), path, "", "")), user)
    if parts.scheme.lower() == "http" and not found.loopback and not plain_http:
        raise SimError(Message("records.plain_http", {"value": shortened(url)}))
    return found


def home_page_of(iri: str) -> str:
    """An account's home page as it was given. Raises `SimError` if it is no address."""
    _parts(iri)
    return iri


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        whole = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        whole = False
    if not whole or len(url) > LONGEST or not url.isprintable() or " " in url or '"' in url or "<" in url:
        raise SimError(Message("records.bad_url", {"value": shortened(url)}))
    return parts
