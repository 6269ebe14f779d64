"""What a field may point to: titles, what tells them apart, and what is typed for them."""

import pytest

from desktop.records import Household, Person, Topic
from desktop.services.references import find_references, list_references


@pytest.fixture
def among(village):
    village.add(
        Person(name="马晓梅", group="二组"),
        Person(name="马晓军", group="三组"),
        Person(name="单志强", group="二组"),
    )
    with village.ledger.read() as reading:
        return list_references(reading, "Person")


def test_rows_tell_what_sets_them_apart_the_newest_first(village):
    village.add(Household(number="0007", group="一组"), Household(number="0007", group="二组"))

    with village.ledger.read() as reading:
        found = list_references(reading, "Household")

    assert [(one.title, one.second) for one in found] == [("0007", "二组"), ("0007", "一组")]


def test_row_without_anything_to_tell_it_by_has_its_title_alone(village):
    village.add(Topic(title="硬化道路", origin="上级"))

    with village.ledger.read() as reading:
        assert [(one.title, one.second) for one in list_references(reading, "Topic")] == [
            ("硬化道路", "")
        ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("mx", ["马晓军", "马晓梅"]),
        ("szq", ["单志强"]),
        ("dzq", ["单志强"]),
        ("二组 m", ["马晓梅"]),
        ("马晓军", ["马晓军"]),
        ("没有", []),
    ],
)
def test_rows_are_found_by_title_initials_and_second(among, typed, found):
    assert [one.title for one in find_references(among, typed)] == found


def test_nothing_typed_finds_all(among):
    assert len(find_references(among, " ")) == 3


def test_unknown_type_is_refused(village):
    with village.ledger.read() as reading, pytest.raises(KeyError):
        list_references(reading, "Nobody")
