"""Tables of a case: what is not declared, or not of its kind, is refused with its place."""

import tomllib
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from desktop.errors import ValidationError
from desktop.records import Concern, Consultation, Meeting, Motion, Outcome, Topic
from desktop.services.sample_tables import SampleTable


def table(text):
    return SampleTable(tomllib.loads(text), "例.toml")


@pytest.mark.parametrize(
    ("kind", "text", "values"),
    [
        (Concern, "raised_on = 2026-04-08", {"raised_on": "2026-04-08"}),
        (Concern, "people = 50", {"people": 50}),
        (Concern, 'asker = "李堃"', {"asker": "李堃"}),
        (Topic, "lawful = true", {"lawful": True}),
        (Outcome, "cost = 2200000", {"cost": Decimal(2200000)}),
        (Consultation, 'forms = ["visit"]', {"forms": ("visit",)}),
        (Meeting, 'tellers = ["马䶮", "沙𬱖"]', {"tellers": ("马䶮", "沙𬱖")}),
        (
            Meeting,
            "opened_at = 2026-05-10T07:30:00",
            {"opened_at": datetime(2026, 5, 9, 23, 30, tzinfo=UTC)},
        ),
    ],
)
def test_values_are_those_of_the_record(kind, text, values):
    assert table(text).values(kind) == values


@pytest.mark.parametrize(
    ("kind", "text", "problem"),
    [
        (Concern, 'titel = "路"', "民情诉求没有 titel 这一栏。"),
        (Concern, 'asker_name = "马䶮"', "民情诉求没有 asker_name 这一栏。"),
        (Meeting, 'state = "ended"', "会议没有 state 这一栏。"),
        (Concern, "title = 5", "民情诉求的“标题”不能是int。"),
        (Concern, "people = true", "民情诉求的“涉及人数”不能是bool。"),
        (Concern, "people = 50.5", "民情诉求的“涉及人数”不能是float。"),
        (Concern, "raised_on = 20260408", "raised_on 写的不是反映日期。"),
        (Concern, "raised_on = 2026-04-08T00:00:00", "raised_on 写的不是反映日期。"),
        (Meeting, "opened_at = 2026-05-10", "opened_at 写的不是开始时间。"),
        (Meeting, "opened_at = 2026-05-10T07:30:00Z", "opened_at 写的不是开始时间。"),
        (Outcome, "cost = 2.2", "cost 写的不是所需资金。"),
        (Outcome, "cost = true", "cost 写的不是所需资金。"),
        (Consultation, 'forms = "visit"', "forms 写的不是协商形式。"),
        (Concern, 'asker = ""', "asker 应写姓名。"),
        (Concern, 'asker = ["李堃"]', "asker 应写姓名。"),
        (Meeting, 'tellers = "马䶮"', "tellers 应写姓名。"),
        (Meeting, 'tellers = [""]', "tellers 应写姓名。"),
        (Motion, 'title = "a\\u0000b"', "表决事项的“表决事项”含有无法保存的字符。"),
    ],
)
def test_values_that_are_none_are_refused_with_their_place(kind, text, problem):
    with pytest.raises(ValidationError) as caught:
        table(text).values(kind)

    assert caught.value.message == f"示例 例.toml：{problem}"
    assert caught.value.advice == "请改正示例文件。"


@pytest.mark.parametrize("text", ["", 'title = ""'])
def test_values_needed_are_asked_for(text):
    with pytest.raises(ValidationError) as caught:
        table(text).values(Motion, needed=("title",))

    assert caught.value.message == "示例 例.toml：缺少 title。"


@pytest.mark.parametrize(
    ("text", "take", "problem"),
    [
        ("", lambda one: one.moment("at"), "缺少 at。"),
        ("at = 5", lambda one: one.moment("at"), "at 应是不带时区的日期和时间。"),
        ("", lambda one: one.names("people"), "缺少 people。"),
        ("people = []", lambda one: one.names("people"), "缺少 people。"),
        ("", lambda one: one.pop("reach"), "缺少 reach。"),
        ("people = [1]", lambda one: one.tables("people")[0], None),
        ("people = 1", lambda one: one.table("people"), "people 应是表。"),
    ],
)
def test_table_lacking_something_says_what(text, take, problem):
    with pytest.raises(ValidationError) as caught:
        take(table(text))

    expected = problem or "这里应是一个表。"
    place = "例.toml" if problem else "例.toml.people[1]"
    assert caught.value.message == f"示例 {place}：{expected}"
