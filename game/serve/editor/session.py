"""The form while it is open: the draft and what is made of it, the pages that look at it, and when nobody does any more."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Final

from starlette.websockets import WebSocket, WebSocketDisconnect

from assets.drawing.portraits import portrait
from game.html.drawing import can_draw
from game.play.display import has_display
from game.play.faces import Look, faces_of
from game.serve.editor import kept
from game.serve.editor.draft import Draft
from game.serve.editor.telling import faults_of, read, told
from game.serve.editor.trial import Card
from sim_core import Fault, SimError
from sim_core.public.scenarios import made_whole, name_of, parse_scenario

FIRST_SECONDS: Final = 600.0
"""So long it waits for the first page."""
LEFT_SECONDS: Final = 120.0
"""So long it waits after the last page was closed: one that is loaded anew is back at once."""
QUIET_SECONDS: Final = 0.7
"""Nothing has changed for so long: games are played to try the target out, and what is not saved is kept."""
MOOD: Final = "polite"
LOOK_SECONDS: Final = 2.0
"""Between two looks at whether somebody else has changed the file."""


@dataclass
class Session:
    """One file in the form."""

    draft: Draft
    card: Card = field(default_factory=Card)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    pages: dict[WebSocket, str] = field(default_factory=dict)  # with the language of each
    since: float = field(default_factory=monotonic)  # when the last page left
    visited: bool = False
    left_over: str | None = None  # what was not saved when the form ended last time
    elsewhere: bool = False
    _played: tuple[int, list[Fault]] = (-1, [])
    _faces: tuple[int, tuple[Look, ...]] = (-1, ())
    _waiting: asyncio.Task[None] | None = None
    _tasks: set[asyncio.Task[Any]] = field(default_factory=set)

    def __post_init__(self) -> None:
        found = kept.recall(self.draft.file)
        self.left_over = found if found != self.draft.text else None

    def done(self) -> bool:
        """Has nobody looked for so long that it is time to end?"""
        if self.pages or self.card.under_way:
            return False
        return monotonic() - self.since > (LEFT_SECONDS if self.visited else FIRST_SECONDS)

    def end(self) -> bool:
        """Keep what was not saved. Was there anything?"""
        if self.draft.unsaved:
            kept.keep(self.draft.file, self.draft.text)
        return self.draft.unsaved

    def state(self, language: str) -> dict[str, Any]:
        """All that a page shows, in a language. Takes as long as a check."""
        draft = self.draft
        version, text = draft.version, draft.text
        document = read(text)
        faults = self._played[1] if self._played[0] == version else faults_of(text, draft.file, playing=False)
        return {
            "version": version,
            "file": name_of(draft.file.name),
            "path": name_of(draft.file),
            "data": document.data if document else None,
            "text": text,
            "faults": told(faults, text, draft.file, language),
            "unsaved": draft.unsaved,
            "undo": bool(draft.past),
            "redo": bool(draft.future),
            "elsewhere": self.elsewhere,
            "kept": self.left_over is not None,
            "display": has_display(),
            "draws": can_draw(),
            "card": bool(self.card.page),
        }

    def changed(self) -> None:
        """The draft has changed: try it out once it is quiet, and tell the other pages."""
        if self._waiting:
            self._waiting.cancel()
        self._waiting = self.aside(self._tried())
        self.aside(self.tell({"kind": "changed", "version": self.draft.version}))

    def aside(self, work: Any) -> asyncio.Task[Any]:
        """Have something done while pages are answered."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _tried(self) -> None:
        await asyncio.sleep(QUIET_SECONDS)
        version, text = self.draft.version, self.draft.text
        found = await asyncio.to_thread(faults_of, text, self.draft.file, playing=True)
        if version != self.draft.version:
            return
        self._played = (version, found)
        await asyncio.to_thread(self.keep)
        for page, language in list(self.pages.items()):
            faults = told(found, text, self.draft.file, language)
            await self._send(page, {"kind": "checked", "version": version, "faults": faults})

    def keep(self) -> None:
        """What is not saved is kept, so that nothing is lost if this process is ended; what is saved needs no keeping."""
        if self.draft.unsaved:
            kept.keep(self.draft.file, self.draft.text)
        elif self.left_over is None:
            kept.forget(self.draft.file)

    def face(self, client: int) -> str | None:
        """A client's face as SVG, as the file last was when it had no errors; None if it never was, or has no such client."""
        if self._faces[0] != self.draft.version:
            looks = self._faces[1]
            with suppress(SimError):
                whole = made_whole(self.draft.text.encode(), self.draft.file)
                looks = faces_of(parse_scenario(whole, name_of(self.draft.file)))
            self._faces = (self.draft.version, looks)
        return portrait(self._faces[1][client], MOOD) if client < len(self._faces[1]) else None

    async def tell(self, news: dict[str, Any]) -> None:
        """Tell all pages."""
        for page in list(self.pages):
            await self._send(page, news)

    async def _send(self, page: WebSocket, news: dict[str, Any]) -> None:
        with suppress(RuntimeError, WebSocketDisconnect, OSError):
            await page.send_json(news)

    async def look(self, page: WebSocket) -> None:
        """A page is open, until it is closed. It says in which language it wants to be told things."""
        await page.accept()
        self.visited = True
        self.pages[page] = "en"
        watching = self.aside(self._watch()) if len(self.pages) == 1 else None
        try:
            while True:
                self.pages[page] = (await page.receive_text())[:8]
        except (WebSocketDisconnect, RuntimeError):
            pass
        finally:
            del self.pages[page]
            self.since = monotonic()
            if watching and not self.pages:
                watching.cancel()

    async def _watch(self) -> None:
        """Look now and then whether somebody else has written the file."""
        while self.pages:
            found = await asyncio.to_thread(self.draft.elsewhere)
            if found != self.elsewhere:
                self.elsewhere = found
                await self.tell({"kind": "elsewhere", "is": found})
            await asyncio.sleep(LOOK_SECONDS)
