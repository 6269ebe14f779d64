from dataclasses import replace

import paper_samples as samples
import pytest

from desktop.documents import styles
from desktop.documents.linebreaking import SPREAD
from desktop.documents.names import name_lines, names_in, people_of, spread_name


@pytest.mark.parametrize(
    ("name", "spread"),
    [
        ("穆新", f"穆{SPREAD}新"),
        ("马成林", "马成林"),
        ("马", "马"),
        ("", ""),
        ("𬱖䶮", f"𬱖{SPREAD}䶮"),
    ],
)
def test_name_of_two_characters_is_spread_over_three(name, spread):
    assert spread_name(name) == spread


def test_names_stand_in_a_grid_of_four(column):
    narrow = replace(column, width=12 * 12)

    lines = name_lines(narrow, ["马成林", f"穆{SPREAD}新", "杨占福", "丁学军"], styles.CELL)

    assert [line.text for line in lines] == [f"马成林\u3000穆{SPREAD}新\u3000杨占福", "丁学军"]


def test_name_with_a_remark_takes_cells_and_stays_whole(column):
    narrow = replace(column, width=12 * 12)

    lines = name_lines(narrow, [f"穆{SPREAD}新（住院）", "马成林"], styles.CELL)

    assert [line.text for line in lines] == [f"穆{SPREAD}新（住院）\u3000马成林"]


def test_item_longer_than_the_column_is_broken_and_nothing_lost(column):
    narrow = replace(column, width=12 * 12)
    item = "冶海龙（9时36分到会，10时09分离会，未参加表决）"

    lines = name_lines(narrow, ["马成林", item, "丁学军"], styles.CELL)

    texts = [line.text for line in lines]
    assert "".join(texts) == f"马成林{item}丁学军"
    assert (texts[0], texts[-1]) == ("马成林", "丁学军")


def test_no_names_are_no_lines(column):
    assert name_lines(column, [], styles.CELL) == []


def test_everybody_in_a_meeting_is_found_once():
    people = people_of(samples.make_meeting())

    assert len(people) == len(set(people))
    assert {"马晓梅", "冶海龙", "阿依古丽·买买提", "蒋世忠", "顾永福"} <= set(people)


def test_people_of_other_snapshots_are_found():
    assert people_of(samples.make_plan()) == ["马成林", "杨占福", "马晓梅", "石玉珍", "贺占林"]
    assert people_of(samples.make_ballot_paper()) == ["蒋世忠", "石海燕"]
    assert len(people_of(samples.make_sign_in())) == 45


def test_candidates_on_a_ballot_are_not_torn():
    names = names_in(samples.make_ballot_paper(options=("李广才", "石玉珍")))

    assert names.spans("选李广才", 2)
    assert not names.spans("选李广才", 1)
