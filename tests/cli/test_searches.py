import pytest


def test_search_finds_a_name_by_its_initials(home, answer, run):
    run("roster", "import", "tests/fixtures/rosters/roster-old.xls")

    found = answer("search", "oys")

    assert [hit["title"] for hit in found["hits"]] == ["欧阳昇"]
    assert found["count"] == 1
    assert set(found["hits"][0]) == {"type", "id", "title", "snippet"}


def test_search_without_a_hit_says_what_to_try(home, run):
    status, out, err = run("search", "没有的词")

    assert (status, err) == (0, "")
    assert out.startswith("没有找到“没有的词”。")


@pytest.mark.parametrize("text", ["", " ", "\u3000\n"])
def test_search_for_nothing_asks_for_words(home, run, text):
    status, out, err = run("search", text)

    assert (status, out) == (2, "")
    assert err == "没有写要找什么。 请写至少两个字，或姓名的拼音首字母。\n"


@pytest.mark.parametrize("limit", ["0", "-3", "abc"])
def test_limit_that_is_none_is_refused(home, run, limit):
    status, out, err = run("search", "示例", "--limit", limit)

    assert (status, out) == (2, "")
    assert err.startswith(f"用法不对：--limit：要写大于0的整数，现为“{limit}”。")


def test_limit_bounds_the_hits(home, answer):
    assert [answer("search", "示例", "--limit", n)["count"] for n in ("1", "50")] == [1, 2]


def test_hit_is_one_line_with_type_title_and_id(home, run):
    status, out, _ = run("search", "示例村联络室")

    (line,) = out.splitlines()
    assert (status, line.split("  ")[:2]) == (0, ["联络室", "示例村联络室"])


@pytest.mark.parametrize("text", ["示", "“", "NEAR(", "示例 OR", "*", "a" * 10_000, "\U0002cea1"])
def test_whatever_is_typed_is_searched_for(home, run, text):
    assert run("search", text)[::2] == (0, "")
