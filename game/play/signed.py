"""Signatures of games that were played in an exam: made with the key of a server, looked into where a game is checked.

A seal can be made by anybody, and a good game be found at home by trying for as long as one likes. So a server that keeps the
seeds to itself signs (Ed25519) what was played on it. Whoever trusts its public key can trust the record.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal

from game.play.whole_file import private_folder, whole_file
from sim_core.public.games import ExamNote, GameRecord, fields_of

MARK: Final = b"Final Kick, game of an exam, format 4\n"
"""What is signed begins with this, so that no signature of something else is one of a game."""
KEY_FILE: Final = "exam.key"
Signature = Literal["none", "fits", "broken", "unchecked"]
"""unchecked: what it takes is not installed."""


def own_key(folder: Path) -> bytes:
    """The private key of whoever serves from a folder: made the first time. Raises `OSError`; `ValueError` if it is none."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private_folder(folder)
    place = folder / KEY_FILE
    if not place.exists():
        with whole_file(place, private=True) as file:
            file.write(Ed25519PrivateKey.generate().private_bytes_raw().hex() + "\n")
    return bytes.fromhex(place.read_text("ascii"))


def public_of(key: bytes) -> str:
    """The public key, in hex. Raises `ValueError` if this is no private key."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(key).public_key().public_bytes_raw().hex()


def signed(game: GameRecord, key: bytes, room: str, name: str, ended: str) -> GameRecord:
    """A game as the server of its exam vouches for it."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    whole = game.model_copy(update={"exam": ExamNote(room=room, name=name, ended=ended, key=public_of(key))})
    made = Ed25519PrivateKey.from_private_bytes(key).sign(_content(fields_of(whole))).hex()
    assert whole.exam is not None
    return whole.model_copy(update={"exam": whole.exam.model_copy(update={"signature": made})})


def signature_in(values: Mapping[str, Any]) -> Signature:
    """Does the signature fit what stands in an exported file? Whose it is says `exam.key`."""
    note = values.get("exam")
    if not isinstance(note, dict):
        return "none"
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        return "unchecked"
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(str(note.get("key"))))
        public.verify(bytes.fromhex(str(note.get("signature"))), _content(values))
    except (InvalidSignature, ValueError):
        return "broken"
    return "fits"


def _content(values: Mapping[str, Any]) -> bytes:
    fields = {name: value for name, value in values.items() if name != "seal"}
    fields["exam"] = {name: value for name, value in fields["exam"].items() if name != "signature"}
    return MARK + json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()
