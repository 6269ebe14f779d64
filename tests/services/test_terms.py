import pytest

from desktop.errors import ValidationError
from desktop.records.notices import NOTICE_KINDS
from desktop.resources import resource
from desktop.services.laws import parse_rules
from desktop.services.terms import PLACES, get_terms, read_terms


def raw():
    text = resource("papers/terms.toml").read_text(encoding="utf-8")
    return parse_rules(text, "terms.toml")


def test_every_kind_of_notice_has_its_days_at_both_places():
    found = get_terms().notices

    assert set(found) == {(kind, place) for kind in NOTICE_KINDS for place in PLACES}
    assert found["decision", "village"].days == 15
    assert found["decision", "village"].basis == "《村民委员会组织法》第三十五条"
    assert found["decision", "community"].basis == "《城市居民委员会组织法》第三十四条"
    binding = {kind for kind in NOTICE_KINDS if found[kind, "village"].binding}
    assert binding == {"result", "decision", "implementation"}


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda raw: raw.update(schema=2), "schema"),
        (lambda raw: raw.update(more=1), "more"),
        (lambda raw: raw.update(supervision_reply_days=0), "supervision_reply_days"),
        (lambda raw: raw["notices"].pop("call"), "call"),
        (lambda raw: raw["notices"].update(rumour=raw["notices"]["call"]), "rumour"),
        (lambda raw: raw["notices"]["call"].update(village="no_such"), "no_such"),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(change, problem):
    made = raw()
    change(made)

    with pytest.raises(ValidationError, match=problem):
        read_terms(made)
