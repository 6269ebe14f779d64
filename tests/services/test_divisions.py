import pytest

from desktop.errors import ValidationError
from desktop.services.divisions import list_divisions, trace_division


def test_table_has_every_parent():
    known = list_divisions()

    orphans = [one.code for one in known.values() if one.parent and one.parent not in known]
    tops = [one.code for one in known.values() if not one.parent]
    assert (orphans, tops) == ([], ["64"])


def test_every_division_of_the_table_is_traced_to_the_province():
    known = list_divisions()
    broken = []
    for division in known.values():
        chain = trace_division(division.code, division.name)
        parents = [one.parent for one in chain]
        if parents != ["", *(one.code for one in chain[:-1])] or chain[0].code != "64":
            broken.append(division.code)

    assert broken == []


def test_village_is_traced_from_the_province_down():
    chain = trace_division("640323100201", "示例村")

    assert [(one.code, one.level) for one in chain] == [
        ("64", "province"),
        ("6403", "prefecture"),
        ("640323", "county"),
        ("640323100", "township"),
        ("640323100201", "village"),
    ]
    assert chain[-1].name == "示例村"


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("640323100001", "community"),
        ("640323100199", "community"),
        ("640323100200", "village"),
        ("640323100399", "village"),
        ("640323100498", "community"),
        ("640323100501", "village"),
        ("640323100999", "village"),
        ("640323199", "township"),
        ("640399", "county"),
        ("6499", "prefecture"),
        ("64", "province"),
    ],
)
def test_level_follows_from_the_code(code, level):
    assert trace_division(code, "示例")[-1].level == level


def test_unknown_code_stands_below_the_nearest_known():
    chain = trace_division("640323999999", "示例村")

    assert [one.code for one in chain] == ["64", "6403", "640323", "640323999999"]
    assert chain[-1].parent == "640323"


@pytest.mark.parametrize(
    "code",
    [
        "",
        "6",
        "640",
        "64032310020",
        "6403231002011",
        "64０323100201",
        "abc",
        "-64",
        "64 03",
        "110101",
    ],
)
def test_code_that_is_none_is_refused(code):
    with pytest.raises(ValidationError) as caught:
        trace_division(code, "示例村")

    assert caught.value.details["field"] == "org"


@pytest.mark.parametrize("name", ["", "  ", "\n"])
def test_division_without_a_name_is_refused(name):
    with pytest.raises(ValidationError) as caught:
        trace_division("640323100201", name)

    assert caught.value.details["field"] == "name"


def test_white_space_around_code_and_name_is_dropped():
    assert trace_division(" 640323100201\n", " 示例村 ")[-1].name == "示例村"
