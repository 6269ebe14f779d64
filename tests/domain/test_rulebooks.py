import contextlib
import copy
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.rulebooks import read_rulebook
from desktop.errors import ValidationError

VERSION = {
    "id": "2025",
    "sources": [{"source": "LAW", "articles": "第一条"}],
    "in_force_from": date(2026, 1, 1),
    "electorate": "村民",
    "quorum_mode": "all",
    "quorums": [
        {"id": "heads", "of": "村民", "unit": "heads", "num": 2, "den": 3, "strict": False}
    ],
    "majorities": [
        {
            "id": "ordinary",
            "name": "一般",
            "base": "present",
            "unit": "heads",
            "num": 1,
            "den": 2,
            "strict": True,
        }
    ],
}
BOOK = {
    "schema": 1,
    "as_of": date(2026, 11, 23),
    "semantics": {
        "source": "LAW",
        "inclusive": ["以上"],
        "exclusive": ["超过"],
        "phrases": {
            "过半数": {"num": 1, "den": 2, "strict": True},
            "半数以上": {"num": 1, "den": 2, "strict": False},
        },
        "note": "以上包括本数",
        "first_day": {"source": "LAW", "counts": False, "review": True},
    },
    "sources": {"LAW": {"title": "某法", "in_force_from": date(2026, 1, 1)}},
    "bodies": {
        "assembly": {
            "name_zh": "会议",
            "name_en": "Assembly",
            "kind": "decision",
            "versions": [VERSION],
        }
    },
    "deadlines": {
        "notice": {
            "name_zh": "公示",
            "name_en": "Notice",
            "limit": "at_least",
            "amount": 15,
            "unit": "day",
            "source": "LAW",
        }
    },
}


def changed(path, value):
    """Return the book with the value at a path replaced, or dropped where it is None."""
    book = copy.deepcopy(BOOK)
    *parents, last = path
    place = book
    for key in parents:
        place = place[key]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return book


V = ("bodies", "assembly", "versions", 0)
Q = (*V, "quorums", 0)
M = (*V, "majorities", 0)


def test_read_rulebook_reads_what_is_right():
    book = read_rulebook({"one.toml": BOOK})

    assert book.body("assembly").versions[0].majorities[0].matter == "ordinary"


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        (("schema",), 2, "schema 为2，本版本只认1"),
        (("schema",), None, "缺少 schema"),
        (("semantics",), None, "须有且只有一个写明 semantics，现有0个"),
        (("semantics", "first_day"), None, "缺少 first_day"),
        (("semantics", "first_day", "counts"), 1, "counts 应是true 或 false"),
        (("semantics", "first_day", "source"), "NONE", "没有这个来源：'NONE'"),
        (("semantics", "first_day", "mood"), "好", "不认识的键：mood"),
        (("extra",), 1, "不认识的键：extra"),
        (("bodies", "assembly", "kind"), "parliament", "kind 不能是 'parliament'"),
        (("bodies", "assembly", "name_en"), "", "name_en 不能为空"),
        (("bodies", "assembly", "versions"), [], "须至少有一个 versions"),
        (("bodies", "assembly", "versions"), 3, "versions 应是数组"),
        (("bodies", "assembly"), 3, "这里应是一个表"),
        ((*V, "colour"), "red", "不认识的键：colour"),
        ((*V, "sources"), [], "须写明来源 sources"),
        ((*V, "sources", 0, "source"), "NONE", "没有这个来源：'NONE'"),
        ((*V, "in_force_from"), "2026-01-01", "in_force_from 应是日期"),
        ((*V, "in_force_from"), None, "缺少 in_force_from，只有惯例"),
        ((*V, "in_force_to"), date(2025, 1, 1), "施行日期 2026-01-01 与失效日期 2025-01-01 不符"),
        ((*V, "quorum_mode"), "none", "quorum_mode 为 none，与 quorums 的有无不符"),
        ((*V, "quorum_mode"), "any", "majorities.ordinary 按所选口径计算，不应写 unit"),
        ((*V, "quorums"), [], "quorum_mode 为 all，与 quorums 的有无不符"),
        ((*V, "majorities"), [], "kind 为 decision，与版本 2025 的 majorities 的有无不符"),
        ((*V, "notice_days"), 0, "notice_days 须大于零，现为0"),
        ((*V, "notice_days"), True, "notice_days 应是整数"),
        ((*V, "review"), "yes", "review 应是true 或 false"),
        ((*V, "may_demand"), [""], "may_demand 应是文字的数组"),
        ((*V, "households_per_representative"), [15, 5], "应是 \\[最少户数, 最多户数\\]"),
        ((*V, "cautions"), [{"text": "注意", "matter": "x"}], "cautions 指向不存在的 matter 'x'"),
        ((*Q, "unit"), "acres", "unit 不能是 'acres'"),
        ((*Q, "unit"), "households", "unit heads 不在任何 quorums 中"),
        ((*Q, "num"), 0, "num 须大于零，现为0"),
        ((*Q, "den"), -3, "den 须大于零，现为-3"),
        ((*Q, "den"), 1, "比例2/1大于一"),
        ((*Q, "strict"), None, "缺少 strict"),
        ((*Q, "text"), "超过三分之二", "条文“超过三分之二”与比例三分之二以上不符"),
        ((*M, "base"), "room", "base 不能是 'room'"),
        ((*M, "unit"), None, "majorities.ordinary 须写明 unit"),
        ((*M, "text"), "经半数以上同意", "条文“经半数以上同意”与比例过半数不符"),
        ((*M, "text"), "三分之一以上", "条文“三分之一以上”与比例过半数不符"),
        (("deadlines", "notice", "unit"), "year", "unit 不能是 'year'"),
        (("deadlines", "notice", "amount"), 1.5, "amount 应是整数"),
    ],
)
def test_read_rulebook_refuses_and_says_where(path, value, problem):
    with pytest.raises(ValidationError, match=problem):
        read_rulebook({"one.toml": changed(path, value)})


@pytest.mark.parametrize(
    ("part", "problem"),
    [("quorums", "quorums 的 id 重复：heads"), ("majorities", "majorities 的 id 重复：ordinary")],
)
def test_read_rulebook_refuses_doubled_ids_in_a_version(part, problem):
    with pytest.raises(ValidationError, match=problem):
        read_rulebook({"one.toml": changed((*V, part), VERSION[part] * 2)})


def test_read_rulebook_refuses_two_majorities_of_one_measure():
    twice = [
        VERSION["majorities"][0],
        VERSION["majorities"][0] | {"id": "o2", "matter": "ordinary"},
    ]

    with pytest.raises(ValidationError, match="同一 matter 的同一 unit 只能有一条"):
        read_rulebook({"one.toml": changed((*V, "majorities"), twice)})


def test_read_rulebook_refuses_area_alone():
    quorums = [VERSION["quorums"][0] | {"unit": "area"}]
    majorities = [VERSION["majorities"][0] | {"unit": "area"}]
    book = changed((*V, "quorums"), quorums)
    book["bodies"]["assembly"]["versions"][0]["majorities"] = majorities

    with pytest.raises(ValidationError, match="须同时按人数或者户数计算"):
        read_rulebook({"one.toml": book})


def test_read_rulebook_refuses_a_body_in_two_files():
    with pytest.raises(ValidationError, match=r"assembly 重复，已见于 a\.toml bodies\.assembly"):
        read_rulebook({"a.toml": BOOK, "b.toml": {"schema": 1, "bodies": BOOK["bodies"]}})


def test_read_rulebook_refuses_no_file_at_all():
    with pytest.raises(ValidationError, match="现有0个"):
        read_rulebook({})


OLD = {
    "id": "2018",
    "like": "2025",
    "sources": [{"source": "LAW", "articles": "第九条"}],
    "in_force_from": date(2018, 1, 1),
    "in_force_to": date(2025, 12, 31),
}


def with_old(**changes):
    return changed(("bodies", "assembly", "versions"), [OLD | changes, VERSION])


def test_read_rulebook_fills_a_version_up_from_the_one_it_is_like():
    new, old = read_rulebook({"one.toml": with_old(electorate="户")}).body("assembly").versions

    assert (new.id, old.id) == ("2025", "2018")
    assert (old.quorums, old.majorities) == (new.quorums, new.majorities)
    assert (old.electorate, old.citation.articles) == ("户", "第九条")


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"in_force_to": date(2026, 1, 1)}, "版本 2018 与 2025 的施行期间重叠"),
        ({"in_force_from": date(2027, 1, 1), "in_force_to": date(2028, 1, 1)}, "施行期间重叠"),
        ({"id": "2025"}, "like 所指的版本 '2025' 不存在|versions 的 id 重复"),
        ({"like": "1998"}, "like 所指的版本 '1998' 不存在"),
        ({"like": "2018"}, "like 所指的版本 '2018' 不存在，或者它自己也写了 like"),
    ],
)
def test_read_rulebook_refuses_versions_that_clash(changes, problem):
    with pytest.raises(ValidationError, match=problem):
        read_rulebook({"one.toml": with_old(**changes)})


toml_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(toml_like)
def test_read_rulebook_never_raises_anything_else(raw):
    with pytest.raises(ValidationError):
        read_rulebook({"one.toml": raw})


@given(
    st.sampled_from(
        [*((*V, key) for key in VERSION), *((*Q, key) for key in VERSION["quorums"][0])]
    ),
    toml_like.filter(lambda value: value is not None),
)
def test_read_rulebook_reads_or_refuses_whatever_stands_in_a_version(path, value):
    with contextlib.suppress(ValidationError):
        book = read_rulebook({"one.toml": changed(path, value)})

        assert list(book.bodies) == ["assembly"]
