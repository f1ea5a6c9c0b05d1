"""The pages of the form: what can be asked, and what is answered. The guard has let in whoever comes here."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from importlib.resources import files
from typing import Any, Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp, Scope

from game.html.page import escaped
from game.language.locale import LANGUAGES, LOCALES
from game.language.messages import error_lines, one_line
from game.language.words import say
from game.serve import static
from game.serve.editor import form, kept, pasting, trial
from game.serve.editor.session import Session
from game.serve.editor.telling import faults_of, read
from game.serve.guard import Guard, cookie_in
from game.serve.keys import Keys
from game.serve.mending.change import Change
from game.serve.mending.lines import with_own_ends
from game.serve.mending.splice import Unfit
from sim_core import SimError
from sim_core.public.files import value_of
from sim_core.public.messages import ScenarioError

ENTER: Final = "/enter/"
"""Where the link leads."""
MOST_CHANGES: Final = 2_000
MOST_STEPS: Final = 20
KINDS: Final = ("set", "remove", "insert")
A_PAGE_OF_ITS_OWN: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; sandbox; frame-ancestors 'self'"
)
"""What the page of a report card may do: it has its styles and fonts within it, and nothing of it is run."""
NOBODY: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><rect width="96" height="96" rx="14" fill="#8883"/></svg>'
)
"""The face of a client of whom nobody knows yet what it looks like."""
SHELL: Final = '<!doctype html><meta charset="utf-8"><title>Final Kick</title><link rel="icon" href="data:,">'
NO_SUCH: Final = {"problem": "no such request"}
Asked = dict[str, Any]


class Wrong(Exception):
    """A request that no page of ours makes."""


def app_for(session: Session, keys: Keys, port: int, language: str) -> ASGIApp:
    """The form of one file, behind its guard. `language`: the one it begins in."""
    pages = Pages(session, keys, port, language)
    routes = [
        Route("/", pages.form),
        Route(ENTER + "{token}", pages.enter),
        Route("/about", pages.about),
        Route("/state", pages.state),
        Route("/tones.css", static.style),
        Route("/web/{name:path}", static.script),
        Route("/font/{name}", static.font),
        Route("/card/page", pages.card_page),
        Route("/face/{client:int}", pages.face),
        *(Route(f"/{name}", partial(pages.does, name), methods=["POST"]) for name in DEEDS),
        WebSocketRoute("/live", session.look),
    ]

    @asynccontextmanager
    async def up(app: Starlette) -> AsyncIterator[None]:
        yield
        await session.card.stop()

    def lets_in(scope: Scope) -> bool:
        return keys.know(cookie_in(scope, pages.cookie))

    stranger = pages.shell("edit.stranger", 403)
    return Guard(Starlette(routes=routes, lifespan=up), port, lets_in, stranger, open_to_all=(ENTER,))


class Pages:
    """What is answered to whom. Every deed is answered with the state after it."""

    def __init__(self, session: Session, keys: Keys, port: int, language: str) -> None:
        self.session, self.keys, self.language = session, keys, language
        self.cookie = f"finalkick-{port}"  # cookies are shared by all ports of a machine

    def shell(self, key: str, status: int = 200, head: str = "") -> HTMLResponse:
        """A page with one sentence."""
        words = "".join(f"<p lang={LOCALES[one].tag}>{escaped(say(key, one))}</p>" for one in LANGUAGES)
        return HTMLResponse(f"{SHELL}{head}<main>{words}</main>", status)

    async def enter(self, request: Request) -> Response:
        """The link: its token becomes a cookie. The next page is asked for by this one, so that the cookie goes with it."""
        cookie = self.keys.cookie_for(request.path_params["token"])
        if cookie is None:
            return self.shell("edit.stranger", 403)
        answer = self.shell("edit.entering", head='<meta http-equiv="refresh" content="0;url=/">')
        answer.set_cookie(self.cookie, cookie, httponly=True, samesite="strict", path="/")
        return answer

    async def form(self, request: Request) -> Response:
        """The page itself."""
        page = files("assets").joinpath("web", "edit", "index.html").read_text("utf-8")
        tag, noscript = LOCALES[self.language].tag, say("edit.no_script", self.language)
        for name, value in {"TAG": tag, "LANGUAGE": self.language, "NOSCRIPT": noscript}.items():
            page = page.replace("{{" + name + "}}", escaped(value))
        return HTMLResponse(page)

    async def about(self, request: Request) -> Response:
        """Schema, groups and words in a language."""
        language = self._spoken(request)
        trades = await asyncio.to_thread(form.trades, self.session.draft.file, language)
        return JSONResponse({**form.described(language), "offers": {"trade": trades}})

    async def state(self, request: Request) -> Response:
        """What is to be shown."""
        return await self._answer(request)

    async def card_page(self, request: Request) -> Response:
        """The report card made last."""
        page = self.session.card.page
        if not page:
            return PlainTextResponse("", 404)
        return HTMLResponse(page, headers={"Content-Security-Policy": A_PAGE_OF_ITS_OWN})

    async def face(self, request: Request) -> Response:
        """The face of a client."""
        drawn = await asyncio.to_thread(self.session.face, request.path_params["client"])
        return Response(drawn or NOBODY, media_type=static.KINDS[".svg"])

    async def does(self, name: str, request: Request) -> Response:
        """One of `DEEDS`. One after the other, and only to the version that the page has seen."""
        if request.headers.get("content-type", "").partition(";")[0] != "application/json":
            return JSONResponse(NO_SUCH, 400)
        try:
            asked = value_of(await request.body(), "")
            if not isinstance(asked, dict):
                raise Wrong
            async with self.session.lock:
                if name not in ANY_VERSION and asked.get("version") != self.session.draft.version:
                    return await self._answer(request, 409)
                more = await DEEDS[name](self.session, asked, self._spoken(request))
            return await self._answer(request, **(more or {}))
        except (Wrong, SimError, UnicodeError, RecursionError):
            return JSONResponse(NO_SUCH, 400)

    async def _answer(self, request: Request, status: int = 200, **more: Any) -> Response:
        found = await asyncio.to_thread(self.session.state, self._spoken(request))
        return JSONResponse({**found, **more}, status)

    def _spoken(self, request: Request) -> str:
        asked = request.query_params.get("lang", "")
        return asked if asked in LANGUAGES else self.language


async def _change(session: Session, asked: Asked, language: str) -> Asked:
    changes = asked.get("changes")
    if not isinstance(changes, list) or not 0 < len(changes) <= MOST_CHANGES:
        raise Wrong
    wanted = [_read(one) for one in changes]
    field = asked.get("field")
    try:
        anew = await asyncio.to_thread(session.draft.change, wanted, form.keys_at, field if isinstance(field, str) else "")
    except (Unfit, ScenarioError):
        return {"problem": say("edit.unfit", language)}
    session.changed()
    return {"note": say("edit.laid_out_anew", language)} if anew else {}


def _read(one: Any) -> Change:
    if not isinstance(one, dict) or one.get("do") not in KINDS:
        raise Wrong
    path, at = one.get("path"), one.get("at", 0)
    if not isinstance(path, list) or not 0 < len(path) <= MOST_STEPS or type(at) is not int:
        raise Wrong
    if not all(isinstance(step, str) or (type(step) is int and step >= 0) for step in path):
        raise Wrong
    return Change(one["do"], tuple(path), one.get("value"), at)


async def _text(session: Session, asked: Asked, language: str) -> None:
    text = asked.get("text")
    if not isinstance(text, str):
        raise Wrong
    text.encode()
    session.draft.put(with_own_ends(text, session.draft.text), "text")
    session.changed()


async def _undo(session: Session, asked: Asked, language: str) -> None:
    session.draft.undo()
    session.changed()


async def _redo(session: Session, asked: Asked, language: str) -> None:
    session.draft.redo()
    session.changed()


async def _save(session: Session, asked: Asked, language: str) -> Asked:
    """Save, unless somebody else has written the file since; `over`: even then, and a step back leads to what they wrote."""
    draft = session.draft
    if await asyncio.to_thread(draft.elsewhere):
        if asked.get("over") is not True:
            session.elsewhere = True
            return {"conflict": "changed" if draft.file.exists() else "gone", "elsewhere": True}
        try:
            ours = draft.text
            draft.learn()
            draft.put(draft.stored.text)
            draft.put(ours)
        except ScenarioError:
            pass  # gone, or nothing that could be shown: there is no step back to it
    try:
        await asyncio.to_thread(draft.save)
    except OSError as error:
        return {"problem": say("edit.not_saved", language, problem=error.strerror or one_line(error))}
    session.elsewhere, session.left_over = False, None
    await asyncio.to_thread(kept.forget, draft.file)
    session.changed()
    return {"saved": True}


async def _take(session: Session, asked: Asked, language: str) -> Asked:
    """What is on the disk now in place of what is here; a step back leads to ours."""
    try:
        session.draft.learn()
    except ScenarioError as error:
        return {"problem": error_lines(error, language)[0]}
    session.draft.put(session.draft.stored.text)
    session.elsewhere = False
    session.changed()
    return {}


async def _kept(session: Session, asked: Asked, language: str) -> None:
    """What was not saved last time: taken up again, or dropped."""
    if asked.get("take") is True and session.left_over is not None:
        session.draft.put(session.left_over)
    session.left_over = None
    await asyncio.to_thread(session.keep)
    session.changed()


async def _paste(session: Session, asked: Asked, language: str) -> Asked:
    """Rows from a spreadsheet as invoices; nothing is changed yet."""
    text, terms, by_date = asked.get("text"), asked.get("terms", 0), asked.get("by_date")
    if not isinstance(text, str) or type(terms) not in (int, float):
        raise Wrong
    terms = int(terms) if 0 <= terms <= 52 else 0
    rows, notes = pasting.rows_of(text, terms, pasting.today(), by_date is True)
    return {"rows": rows, "notes": [say(key, language, **values) for key, values in notes]}


async def _play(session: Session, asked: Asked, language: str) -> Asked:
    """The file as it is on the disk, in the game's window."""
    faults = await asyncio.to_thread(faults_of, session.draft.text, session.draft.file, playing=False)
    if any(fault.level == "error" for fault in faults):
        return {"problem": say("edit.faults_first", language)}
    game = await trial.play(session.draft.file, language, session.tell)
    if game is None:
        return {"problem": say("edit.no_display", language, file=session.draft.file)}
    session.aside(asyncio.wait([game]))
    return {"note": say("edit.window_opens", language)}


async def _card(session: Session, asked: Asked, language: str) -> Asked:
    """A report card of what is written here, saved or not."""
    if asked.get("stop") is True:
        await session.card.stop()
        return {}
    faults = await asyncio.to_thread(faults_of, session.draft.text, session.draft.file, playing=False)
    if read(session.draft.text) is None or any(fault.level == "error" for fault in faults):
        return {"problem": say("edit.faults_first", language)}
    quick = asked.get("whole") is not True
    await session.card.begin(session.draft.text, session.draft.file, language, quick, session.tell)
    return {"making": True}


Deed = Callable[[Session, Asked, str], Awaitable[Asked | None]]
DEEDS: Final[dict[str, Deed]] = {
    "change": _change,
    "text": _text,
    "undo": _undo,
    "redo": _redo,
    "save": _save,
    "take": _take,
    "kept": _kept,
    "paste": _paste,
    "play": _play,
    "card": _card,
}
ANY_VERSION: Final = ("paste", "card", "kept")
"""Deeds for which it does not matter what the page has seen."""
