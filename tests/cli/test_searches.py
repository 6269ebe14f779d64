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


def test_search_for_nothing_finds_nothing(home, answer):
    assert answer("search", "") == {"hits": [], "count": 0}


def test_limit_below_one_is_one(home, answer):
    assert answer("search", "示例", "--limit", "0")["count"] == 1
