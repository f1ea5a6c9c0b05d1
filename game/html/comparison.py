"""Two versions of a scenario compared, as an HTML page."""

from game.balance.comparison import Found, names, parts
from game.balance.sentences import finding_line
from game.html.page import escaped, page, paragraph, section, table
from game.language.words import say


def report(found: Found, language: str) -> str:
    """The comparison as a page."""
    title = say("balance.comparison", language, **names(found))
    about = say("balance.comparison_about", language, episodes=found["episodes"])
    body = [f"<h1>{escaped(title)}</h1><p class='muted'>{escaped(about)}</p>"]
    body += [section(name, table(heads, rows, range(1, len(heads)))) for name, heads, rows in parts(found, language)]
    for kind in ("gone", "new"):
        lines = [paragraph(finding_line(row, language)) for row in found["findings"][kind]] or ["—"]
        body.append(section(say(f"balance.findings_{kind}", language), *lines))
    return page(title, "".join(body), language)
