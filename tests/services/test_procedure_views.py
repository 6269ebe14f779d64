"""Which procedures are offered, and one stage by stage."""

from datetime import UTC, datetime

import pytest

from desktop.domain.adaptations import plan_of
from desktop.errors import NotFoundError
from desktop.records import Consultation, Regulation
from desktop.services.adapted_procedures import adapt_procedure
from desktop.services.consultations import plan_consultation
from desktop.services.procedure_views import (
    list_offered_procedures,
    list_procedure_lines,
    suggest_procedure,
    view_procedure,
)
from desktop.services.procedures import read_document


def adapt(village, base, **changes):
    with village.ledger.read() as reading:
        plan = plan_of(read_document(reading, base) | changes)
    return adapt_procedure(village.ledger, base, plan, adapted_by="李某", reason="试试")


def lines(village, query=list_procedure_lines):
    with village.ledger.read() as reading:
        return query(reading)


def test_shipped_ones_are_listed_with_what_they_are_for(village):
    found = lines(village)

    assert [one.id for one in found] == ["chain", "by_case", "four_two", "talk"]
    assert all(one.is_shipped and one.is_newest and one.purpose for one in found)
    assert [one.stages for one in found] == [14, 14, 12, 10]


def test_versions_adapted_here_come_after_the_newest_first(village):
    first = adapt(village, "talk@1", name_zh="院坝会")
    code = first.partition("@")[0]
    begun = plan_consultation(village.ledger, title="停车", procedure=code)
    second = adapt(village, first, purpose="在院子里谈。")

    *_, new, old = lines(village)
    assert (new.key, old.key) == (second, first)
    assert (new.is_newest, old.is_newest) == (True, False)
    assert (new.in_use, old.in_use) == (0, 1)
    assert (new.based_on, new.adapted_by, new.reason) == ("恳谈协商（第1版）", "李某", "试试")
    assert new.purpose == "在院子里谈。"
    assert new.adapted_at > datetime(2026, 5, 10, 1, 0, tzinfo=UTC)
    assert second in {one.key for one in lines(village, list_offered_procedures)}
    assert first not in {one.key for one in lines(village, list_offered_procedures)}
    assert village.get(Consultation, begun).procedure == first


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [("village", "four_two"), ("small", "talk"), ("grassroots", "chain"), ("", "chain")],
)
def test_kind_presets_the_procedure(village, kind, wanted):
    assert suggest_procedure(lines(village), kind) == wanted


def test_what_was_adapted_here_goes_before_what_was_shipped(village):
    key = adapt(village, "talk@1")

    offered = lines(village, list_offered_procedures)
    assert suggest_procedure(offered, "small") == key.partition("@")[0]
    assert suggest_procedure([], "small") == "chain"


def test_procedure_is_read_with_the_rules_for_it(village, press):
    village.add(
        Regulation(title="村级议事规则", procedure="four_two"),
        Regulation(title="别的", procedure="chain"),
    )
    with village.ledger.read() as reading:
        view = view_procedure(reading, "four_two@1", press)
        with pytest.raises(NotFoundError):
            view_procedure(reading, "four_two@9", press)

    assert view.regulations == ("村级议事规则",)
    assert [one.key for one in view.stages][:2] == ["raise", "propose"]
    assert (view.line.name, view.line.version) == ("四议两公开", 1)
