"""What holds for every declared record type, and how the declarations refuse nonsense."""

from itertools import pairwise
from uuid import UUID, uuid4

import pytest

from desktop.records import (
    Ballot,
    Concern,
    Kind,
    Meeting,
    Membership,
    Participant,
    Person,
    all_records,
    declaration_of,
    fields_of,
    name_field,
    record_type,
    title_of,
)
from desktop.records.consultations import STAGES
from desktop.records.declarations import MISSING, SCHEMA
from desktop.records.values import check_value

RECORDS = [pytest.param(kind, id=kind.__name__) for kind in all_records()]
BELIEF = ("宗教", "信仰", "教派", "信教", "religio", "belief", "faith", "church", "mosque")


def make_row(kind):
    """Return a row of a type with nothing given but what it cannot be without."""
    parts = {field.name: uuid4() for field in fields_of(kind) if field.kind is Kind.PART_OF}
    return kind(**parts)


@pytest.mark.parametrize("kind", RECORDS)
def test_new_row_holds_valid_values(kind):
    row = make_row(kind)

    for field in fields_of(kind):
        check_value(declaration_of(kind).title, field, getattr(row, field.name))


@pytest.mark.parametrize("kind", RECORDS)
def test_every_field_is_described(kind):
    declaration = declaration_of(kind)

    assert [field.name for field in declaration.fields[:3]] == ["id", "org", "removed_at"]
    assert declaration.title
    for field in declaration.fields:
        assert field.label
        assert field == declaration.field(field.name)
        assert field.needed_at in {"", *STAGES}
        assert 1 <= field.since <= SCHEMA
        assert bool(field.choices) == (field.kind in (Kind.CHOICE, Kind.CHOICES))
        assert bool(field.target) == (field.kind in (Kind.REF, Kind.REFS, Kind.PART_OF))
        if field.unit:
            assert field.kind in (Kind.INTEGER, Kind.DECIMAL)


@pytest.mark.parametrize("kind", RECORDS)
def test_a_text_that_is_somebodys_name_says_so(kind):
    """By its label, as people here call it: reports for SQL name nobody."""
    for field in fields_of(kind):
        if field.kind is Kind.TEXT and field.label.endswith("人"):
            assert field.personal or field.somebody, field.name
        assert not field.somebody or field.kind is Kind.TEXT
        assert not field.judged or field.kind is Kind.CHOICE


@pytest.mark.parametrize("kind", RECORDS)
def test_references_point_to_declared_types(kind):
    for field in fields_of(kind):
        if field.target and field.target != "Record":
            assert record_type(field.target) in all_records()


@pytest.mark.parametrize("kind", RECORDS)
def test_what_stands_for_a_row_and_what_freezes_it_are_fields(kind):
    declaration = declaration_of(kind)

    assert declaration.field(declaration.named_by)
    if declaration.frozen_when:
        assert declaration.field(declaration.frozen_when).kind is Kind.MOMENT


@pytest.mark.parametrize("kind", RECORDS)
def test_name_is_kept_behind_its_reference(kind):
    fields = fields_of(kind)
    for before, field in pairwise(fields):
        if field.kind is Kind.NAME:
            many = before.kind is Kind.REFS
            assert field.of == before.name
            assert field.name == name_field(before.name, many=many)
            assert field.default == (() if many else "")
            assert (field.personal, field.local) == (before.personal, before.local)


@pytest.mark.parametrize("kind", RECORDS)
def test_no_field_is_for_a_belief(kind):
    declaration = declaration_of(kind)
    for field in declaration.fields:
        words = f"{field.name} {field.label} {field.choices}".lower()
        assert [word for word in BELIEF if word in words] == []


def test_tables_have_names_of_their_own():
    tables = [declaration_of(kind).table for kind in all_records()]

    assert len(set(tables)) == len(tables)
    assert declaration_of(Concern).table == "concern"
    assert declaration_of(record_type("AgendaItem")).table == "agenda_item"


@pytest.mark.parametrize("kind", RECORDS)
def test_row_without_what_it_is_a_part_of_is_refused(kind):
    for field in fields_of(kind):
        if field.default is MISSING and field.kind is not Kind.ID:
            row = {f.name: uuid4() for f in fields_of(kind) if f.kind is Kind.PART_OF}
            del row[field.name]
            with pytest.raises(TypeError, match=rf"{kind.__name__} needs {field.name}"):
                kind(**row)
            with pytest.raises(TypeError, match=rf"{kind.__name__} needs {field.name}"):
                kind(**row, **{field.name: None})


def test_unknown_type_and_field_are_refused():
    with pytest.raises(KeyError):
        record_type("Chicken")
    with pytest.raises(KeyError):
        declaration_of(Concern).field("chicken")
    with pytest.raises(TypeError, match="chicken"):
        Concern(chicken=1)
    with pytest.raises(TypeError, match="positional"):
        Concern("三组路不好走")


def test_row_shows_its_type_and_id_only():
    person = Person(id=UUID(int=7), name="马某")

    assert repr(person) == f"<Person {UUID(int=7)}>"


def test_rows_are_the_same_only_where_they_are_one():
    row = UUID(int=7)

    assert Person(id=row, name="马某") != Person(id=row, name="马某")


@pytest.mark.parametrize(
    ("row", "title"),
    [
        (Person(name="马某"), "马某"),
        (Concern(title="三组路不好走"), "三组路不好走"),
        (Meeting(), ""),
        (Participant(meeting=uuid4(), person_name="马某"), "马某"),
        (Ballot(motion=uuid4()), "举手表决"),
        (Membership(person=uuid4(), kind="expert"), "专家"),
    ],
)
def test_title_stands_for_a_row(row, title):
    assert title_of(row) == title
