"""Organizations, imported again and again: added, renamed, moved with a date, never deleted."""

import pytest
from sqlalchemy import select

from desktop.errors import NotFoundError, ValidationError
from desktop.resources import resource
from server.division_files import DivisionFileError, DivisionRow, read_divisions
from server.organizations import (
    Known,
    Outcome,
    get_organization,
    import_divisions,
    name_of_server,
    name_server,
)
from server.tables import organization

TREE = {
    "1": ("盐池县", "county", ""),
    "11": ("花马池镇", "township", "1"),
    "12": ("大水坑镇", "township", "1"),
    "111": ("沟沿村", "village", "11"),
    "112": ("四墩子村", "village", "11"),
}


def rows_of(tree):
    return [
        DivisionRow(line=line, code=code, name=name, level=level, parent=parent)
        for line, (code, (name, level, parent)) in enumerate(tree.items(), start=2)
    ]


def bring(store, **changes):
    return import_divisions(store, rows_of(TREE | changes))


def rows_in(store):
    with store.reading() as connection:
        return {row.code: row for row in connection.execute(select(organization))}


def problems_of(store, **changes):
    before = rows_in(store)
    with pytest.raises(DivisionFileError) as caught:
        bring(store, **changes)
    assert rows_in(store) == before
    return [(each.line, each.problem) for each in caught.value.problems]


def test_a_tree_comes_in_whatever_the_order_of_its_lines(store):
    assert import_divisions(store, rows_of(TREE)[::-1]) == Outcome(added=5)

    found = rows_in(store)
    assert found["111"].parent == found["11"].id
    assert (found["11"].parent_from, found["11"].parent_to) == (None, None)
    assert found["1"].parent is None


def test_brought_again_nothing_changes(store):
    bring(store)
    before = rows_in(store)

    assert bring(store) == Outcome(unchanged=5)
    assert rows_in(store) == before


def test_renamed_moved_and_added_keep_their_ids(store):
    bring(store)
    before = rows_in(store)

    outcome = bring(
        store,
        **{
            "111": ("沟沿社区", "community", "12"),
            "112": ("四墩子新村", "village", "11"),
            "113": ("新村", "village", "12"),
        },
    )

    assert outcome == Outcome(added=1, renamed=2, moved=1, unchanged=3)
    found = rows_in(store)
    assert {code: found[code].id for code in before} == {
        code: row.id for code, row in before.items()
    }
    moved = found["111"]
    assert (moved.name, moved.level, moved.parent) == ("沟沿社区", "community", found["12"].id)
    assert (moved.parent_from, moved.parent_to) == ("2026-11-28", None)


def test_days_are_those_of_beijing(store, clock):
    bring(store)
    clock.go(hours=9)  # 17:00 in Greenwich, 01:00 of the next day in Beijing

    bring(store, **{"111": ("沟沿村", "village", "12")})

    assert rows_in(store)["111"].parent_from == "2026-11-29"


def test_who_is_not_in_the_file_stays(store):
    bring(store)

    outcome = import_divisions(store, rows_of({"1": TREE["1"], "11": TREE["11"]}))

    assert outcome == Outcome(unchanged=2)
    assert rows_in(store).keys() == TREE.keys()


def test_who_loses_its_parent_keeps_the_date_and_may_come_back(store):
    bring(store)
    clear = {"12": ("大水坑镇", "township", "")}

    assert bring(store, **clear).moved == 1
    assert rows_in(store)["12"].parent_to == "2026-11-28"
    assert get_organization(store, "12").parent == ""
    assert bring(store, **clear) == Outcome(unchanged=5)
    assert bring(store).moved == 1
    assert get_organization(store, "12").parent == "1"


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        (
            {"111": ("沟沿村", "village", "99")},
            [(5, "没有代码是“99”的上级；最上一级请留空。")],
        ),
        (
            {"111": ("沟沿村", "village", "112")},
            [(5, "沟沿村的上级是村，不比村高。")],
        ),
        (
            {"11": ("花马池镇", "township", "111"), "111": ("沟沿村", "village", "11")},
            [(3, "花马池镇的上级是村，不比乡级高。")],
        ),
        (
            {"11": ("花马池", "village", "1")},
            [(5, "沟沿村的上级是村，不比村高。"), (6, "四墩子村的上级是村，不比村高。")],
        ),
    ],
)
def test_what_would_be_no_tree_is_refused_whole(store, changes, problems):
    bring(store)

    assert problems_of(store, **changes) == problems


def test_a_level_that_would_hurt_who_is_not_in_the_file_is_refused(store):
    bring(store)
    before = rows_in(store)

    with pytest.raises(DivisionFileError) as caught:
        import_divisions(store, rows_of({"11": ("花马池", "village", "1")}))

    assert [(each.line, each.problem) for each in caught.value.problems] == [
        (2, "沟沿村的上级是村，不比村高。"),
        (2, "四墩子村的上级是村，不比村高。"),
    ]
    assert rows_in(store) == before


def test_all_of_ningxia_comes_in(store):
    rows = read_divisions(resource("divisions/ningxia.csv").read_bytes())

    assert import_divisions(store, rows) == Outcome(added=3199)
    assert import_divisions(store, rows) == Outcome(unchanged=3199)


def test_an_organization_is_found_by_its_code(store):
    bring(store)

    found = get_organization(store, " 111 ")
    assert found == Known(
        id=rows_in(store)["111"].id, code="111", name="沟沿村", level="village", parent="11"
    )
    with pytest.raises(NotFoundError, match="“112233”"):
        get_organization(store, "112233")


def test_the_server_goes_by_its_topmost_organization_until_it_is_named(store):
    bring(store)

    assert name_of_server(store) == "盐池县"
    assert name_server(store, "　盐池县政协 ") == "盐池县政协"
    assert (name_of_server(store), store.name) == ("盐池县政协", "盐池县政协")


@pytest.mark.parametrize("name", ["", " 　", "盐池\n县", "县" * 121])
def test_a_name_that_does_not_show_is_refused(store, name):
    bring(store)
    with pytest.raises(ValidationError):
        name_server(store, name)

    assert name_of_server(store) == "盐池县"
