"""The rules have not changed unawares."""

from sim_core import RULES_VERSION
from tests.golden_digests import digests_now, known


def test_digests_are_those_of_this_version_of_the_rules():
    table = known()
    assert digests_now() == table["digests"], (
        "Games come out differently. If that is meant: raise RULES_VERSION in sim_core/rules_version.py once per release,"
        " run `python -m tests.golden_digests`, and say why in CHANGELOG.md."
    )
    assert table["rules_version"] == RULES_VERSION
