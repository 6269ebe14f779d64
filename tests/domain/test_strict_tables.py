from datetime import UTC, date, datetime

import pytest

from desktop.domain.strict_tables import StrictTable
from desktop.errors import ValidationError


@pytest.mark.parametrize(
    ("kind", "value"),
    [(str, "字"), (int, 0), (bool, False), (list, []), (dict, {}), (date, date(2026, 1, 1))],
)
def test_take_gives_a_value_of_its_type(kind, value):
    assert StrictTable({"key": value}, "f").take("key", kind) == value


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (int, True),
        (int, 1.0),
        (bool, 1),
        (str, 1),
        (list, "ab"),
        (dict, []),
        (date, "2026-01-01"),
        (date, datetime(2026, 1, 1, tzinfo=UTC)),
    ],
)
def test_take_refuses_a_value_of_another_type(kind, value):
    with pytest.raises(ValidationError, match="规则 f：key 应是"):
        StrictTable({"key": value}, "f").take("key", kind)


def test_find_gives_none_for_what_is_left_out():
    assert StrictTable({}, "f").find("key", int) is None


def test_close_names_every_key_left():
    table = StrictTable({"b": 1, "a": 2, "c": 3}, "f")
    table.take("c", int)

    with pytest.raises(ValidationError, match="规则 f：不认识的键：a、b。"):
        table.close()


def test_children_name_their_place():
    (child,) = StrictTable({"rows": [{}]}, "f").children("rows")

    with pytest.raises(ValidationError, match=r"规则 f\.rows\[0\]：缺少 id"):
        child.text("id")
