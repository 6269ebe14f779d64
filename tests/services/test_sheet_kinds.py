"""The file of papers as data: what it may say, and what is refused with its place."""

import copy
import tomllib

import pytest

from desktop.errors import ValidationError
from desktop.records import (
    Concern,
    Kind,
    Person,
    Submission,
    Supervision,
    Topic,
    all_records,
    declaration_of,
    fields_of,
    record_type,
)
from desktop.resources import resource
from desktop.services.sheet_kinds import (
    PLAIN,
    Layout,
    SheetKind,
    beside_fields,
    field_at,
    get_sheet_kinds,
    is_offered,
    kinds_of,
    read_sheet_kinds,
    shown_fields,
)
from desktop.services.sheet_tables import TABLES

SHIPPED = tomllib.loads(resource("papers/sheets.toml").read_text(encoding="utf-8"))


def changed(sheet, **values):
    raw = copy.deepcopy(SHIPPED)
    raw["sheets"][sheet] |= values
    return raw


def test_shipped_sheets_are_read():
    kinds = get_sheet_kinds()

    assert list(kinds)[-1] == PLAIN
    assert kinds["submission_letter"].layout is Layout.LETTER
    assert {kind.id for kind in kinds_of(Topic)} == {
        "topic_screening",
        "lawfulness_opinion",
        "topic_notice",
        "topic_reply",
    }


@pytest.mark.parametrize(
    ("only_with", "decision", "offered"),
    [
        ("", "", True),
        ("decision", "", False),
        ("decision", "listed", True),
        ("decision=listed", "listed", True),
        ("decision=listed", "merged", False),
        ("decision=", "", True),
        ("decision!=listed", "listed", False),
        ("decision!=listed", "", True),
        ("decision,decision!=listed", "", False),
        ("decision,decision!=listed", "listed", False),
        ("decision,decision!=listed", "merged", True),
    ],
)
def test_a_sheet_is_offered_where_it_is_meant(only_with, decision, offered):
    kind = SheetKind(id="x", title="x", record="Topic", only_with=only_with)

    assert is_offered(kind, Topic(title="停水", decision=decision)) is offered


def test_fields_beside_are_named_by_the_reference_and_tell_nobody():
    names = {field.name for field in beside_fields(get_sheet_kinds()["advice_report"], Submission)}

    assert {"concern__content", "concern__policy_law"} <= names
    assert names.isdisjoint({f"concern__{one}" for one in ("asker_name", "withheld_name")})


def test_a_record_without_a_sheet_of_its_own_prints_plainly():
    assert [kind.id for kind in kinds_of(Person)] == [PLAIN]


@pytest.mark.parametrize("record", all_records())
def test_a_plain_sheet_shows_what_people_read_and_nothing_local(record):
    shown = shown_fields(get_sheet_kinds()[PLAIN], record)

    assert not any(field.local for field in shown)
    assert {field.kind for field in shown}.isdisjoint({Kind.ID, Kind.REF, Kind.DOCUMENT})


@pytest.mark.parametrize(
    ("sheet", "values", "problem"),
    [
        ("topic_screening", {"record": "Poem"}, "没有记录类型 Poem"),
        ("topic_screening", {"fields": ["title", "rhyme"]}, "Topic 没有字段 rhyme"),
        ("topic_screening", {"fields": []}, "没有写要印什么"),
        ("topic_screening", {"layout": "poem"}, "layout"),
        ("topic_screening", {"colour": "red"}, "colour"),
        ("topic_notice", {"body": ["{rhyme}"]}, "Topic 没有字段 rhyme"),
        ("topic_notice", {"day": "rhyme"}, "Topic 没有字段 rhyme"),
        ("submission_letter", {"to": "rhyme"}, "Submission 没有字段 rhyme"),
        (
            "topic_screening",
            {"record": "Concern", "fields": ["withheld_name"], "beside": ""},
            "withheld_name 不出联络室",
        ),
        ("topic_screening", {"beside": "rhyme"}, "没有引用 rhyme"),
        ("topic_screening", {"beside": "reason"}, "没有引用 reason"),
        ("advice_report", {"body": ["{concern__asker_name}"]}, "没有字段 concern__asker_name"),
        ("advice_report", {"body": ["{concern__withheld_name}"]}, "concern__withheld_name"),
        ("topic_notice", {"only_with": "rhyme=1"}, "没有字段 rhyme"),
        ("topic_notice", {"only_with": "decision>1"}, "看不懂条件"),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(sheet, values, problem):
    with pytest.raises(ValidationError, match=problem) as refused:
        read_sheet_kinds(changed(sheet, **values))

    assert sheet in refused.value.message


def test_another_schema_is_refused():
    with pytest.raises(ValidationError, match="schema"):
        read_sheet_kinds(SHIPPED | {"schema": 2})


def test_public_sheets_show_no_telephone_or_identity_number():
    for kind in get_sheet_kinds().values():
        if kind.is_public:
            declared = declaration_of(record_type(kind.record))
            named = [*kind.fields, *(name for name in (kind.to, kind.heading) if name)]
            assert not any(
                declared.field(name).personal and declared.field(name).kind is Kind.TEXT
                for name in named
            )


def test_withheld_names_are_declared_local():
    assert [field.name for field in fields_of(Concern) if field.local] == ["withheld_name"]


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"body": ["{task.rumour}"]}, "task.rumour"),
        ({"body": ["{rumour.unit}"]}, "rumour.unit"),
        ({"to": "Rumour.title"}, "Rumour.title"),
        ({"page": "A2"}, "A2"),
        ({"closing": "rumour"}, "rumour"),
        ({"numbered": ["rumour"]}, "rumour"),
        ({"body": ["{Concern.withheld_name}"]}, "不出联络室"),
    ],
)
def test_fields_of_other_records_are_checked_as_well(values, problem):
    with pytest.raises(ValidationError, match=problem):
        read_sheet_kinds(changed("supervision_letter", **values))


def test_a_field_may_be_of_what_a_reference_points_to_or_of_the_same_consultation():
    assert field_at(get_sheet_kinds()[PLAIN], Supervision, "task.unit").label == "责任单位"
    assert field_at(get_sheet_kinds()[PLAIN], Submission, "Outcome.agreed").label == "共识点"


def test_a_sheet_of_tables_alone_shows_no_fields():
    assert shown_fields(get_sheet_kinds()["task_ledger"], record_type("Organization")) == []


def test_every_table_that_is_named_is_there():
    named = {name for kind in get_sheet_kinds().values() for name in kind.tables}
    assert named == set(TABLES)
