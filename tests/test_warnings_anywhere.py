"""Whatever well-formed scenario there is, it can be looked at: warnings never fail, and each stands at a place of its file."""

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.language.messages import fault_line, warning_name
from sim_core.lint import Budget, warnings_of
from sim_core.model.moves import MOVE_IDS, NUMBERS
from sim_core.model.tables import SHARED
from sim_core.scenario.lines import Lines, RequestLines
from sim_core.scenario.meanings import EVENTS, EXCUSES, LESSONS, PROBLEMS, REQUESTS, WARNINGS
from sim_core.scenario.read import parse_document

levels = st.sampled_from([0, 0.2, 0.5, 1]) | st.just({"between": [0, 1]}) | st.just({"normal": [0.5, 0.1]})
money = st.sampled_from([0, 1, 9_999, 50_000, 10**6, 10**9]) | st.just({"choose": [0, 10**9]})
texts = st.sampled_from(
    ["", "Text", "文字", "two or three {amount} {wrong} words", {"zh": "文字"}, {"zh": "x y z w", "en": "文字文字"}]
)
problems = st.fixed_dictionaries({"kind": st.sampled_from(sorted({*PROBLEMS} & {*SHARED})), "share": levels, "chance": levels})
hidden = st.fixed_dictionaries(
    {},
    optional={
        "cash": money,
        "reserve": money,
        "sell_through": money,
        "other_costs": money,
        "honesty": levels,
        "tactics": st.dictionaries(st.sampled_from(sorted(SHARED)), st.sampled_from([0, 0.1, 3])),
        "problems": st.lists(problems, max_size=3, unique_by=lambda one: one["kind"]),
        "rivals": st.fixed_dictionaries({"count": st.sampled_from([0, 3])}),
    },
)
by_request = {name for name, field in Lines.model_fields.items() if isinstance(field.default, RequestLines)}
situations = sorted(set(Lines.model_fields) - set(EXCUSES) - by_request)
some = st.lists(texts, max_size=2)
plain = st.dictionaries(st.sampled_from(situations), some, max_size=3)
of_requests = st.dictionaries(st.sampled_from(sorted(by_request)), st.dictionaries(st.sampled_from(sorted(REQUESTS)), some))
lines = st.builds(lambda one, other: one | other, plain, of_requests)
clients = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.sampled_from(["A", "甲", {"zh": "甲", "en": "A"}]),
            "ledger": st.lists(
                st.fixed_dictionaries({"amount": money, "age_weeks": st.integers(0, 150)}), min_size=1, max_size=3
            ),
        },
        optional={
            "hidden": hidden,
            "lines": lines,
            "about": texts,
            "weekly_sales": st.sampled_from([0, 1, 50_000, 10**9]),
            "credit_limit": st.sampled_from([0, 1, 10**9]),
            "terms_weeks": st.integers(0, 52),
        },
    ),
    min_size=1,
    max_size=3,
)
events = st.fixed_dictionaries(
    {"week": st.integers(1, 3), "kind": st.sampled_from(sorted(EVENTS))},
    optional={"chance": st.sampled_from([0, 1]), "strength": st.sampled_from([0, 1]), "clients": st.just([]), "news": texts},
)
changes = st.dictionaries(st.sampled_from(NUMBERS), st.sampled_from([0, 0.5, 1]), max_size=3)
scenarios = st.fixed_dictionaries(
    {"title": st.just("T"), "weeks": st.integers(3, 5), "clients": clients},
    optional={
        "story": texts,
        "target": st.sampled_from([0, 10**5, 10**9]),
        "lessons": st.lists(st.sampled_from(sorted(LESSONS)), unique=True),
        "rep": st.fixed_dictionaries({"hours_per_week": st.sampled_from([1, 8, 40]), "promo_budget": money}),
        "moves": st.fixed_dictionaries(
            {
                "forbid": st.lists(st.sampled_from(MOVE_IDS), unique=True),
                "change": st.dictionaries(st.sampled_from(MOVE_IDS), changes, max_size=4),
            }
        ),
        "events": st.lists(events, max_size=3),
        "allow": st.lists(st.sampled_from(sorted(WARNINGS)), unique=True),
    },
)


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(scenarios, st.booleans())
def test_any_scenario_can_be_looked_at(data: dict[str, Any], played: bool) -> None:
    whole = {"format": 1, "id": "any", **data}
    whole["clients"] = [{"id": f"c{number}", **client} for number, client in enumerate(data["clients"])]
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    scenario, document = parse_document(text.encode(), "any.json")
    found = list(warnings_of(scenario, document, "any.json", Budget(1e9) if played else None))
    ends = [len(line) for line in text.split("\n")]
    for fault in found:
        assert 1 <= fault.line <= len(ends)
        assert 1 <= fault.column <= ends[fault.line - 1] + 1
        assert warning_name(fault) in WARNINGS
        assert warning_name(fault) not in whole.get("allow", ())
        for language in ("en", "zh"):
            assert fault_line(fault, language).isprintable()
