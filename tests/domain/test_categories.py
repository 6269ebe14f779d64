import pytest

from desktop.domain.categories import read_category_words
from desktop.errors import ValidationError

KINDS = ("water", "roads", "other")
DOCUMENT = {
    "filler": ["希望"],
    "words": {"water": ["停水", "自来水", "水"], "roads": ["路灯"], "other": []},
}


def read(**words):
    document = {"filler": ["希望"], "words": DOCUMENT["words"] | words}
    return read_category_words(document, KINDS, where="c.toml")


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("自来水后半夜停水", "water"),
        ("路灯坏了，水也停了", "roads"),
        ("水", "water"),
        ("路灯和停水", "water"),
        ("今天天气好", ""),
        ("", ""),
    ],
)
def test_guess_weighs_words_by_length(text, category):
    assert read().guess(text) == category


def test_guess_takes_what_is_said_first_where_two_weigh_the_same():
    words = read(water=["停水"])
    assert words.guess("路灯停水") == "roads"
    assert words.guess("停水路灯") == "water"


def test_known_words_come_longest_first():
    assert read().known == ("自来水", "停水", "路灯", "水")


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ([], "应是一个表"),
        ({}, "缺少 words"),
        (DOCUMENT | {"words": {"water": [], "roads": []}}, "缺少类别：other"),
        (DOCUMENT | {"words": DOCUMENT["words"] | {"moon": []}}, "不认识的键：moon"),
        (DOCUMENT | {"more": 1}, "不认识的键：more"),
        (DOCUMENT | {"words": DOCUMENT["words"] | {"roads": ["停水"]}}, "写了不止一次：停水"),
        (DOCUMENT | {"filler": ["停水"]}, "写了不止一次：停水"),
        (DOCUMENT | {"words": DOCUMENT["words"] | {"roads": [1]}}, "应是文字的数组"),
        (DOCUMENT | {"words": DOCUMENT["words"] | {"roads": [" "]}}, "应是文字的数组"),
        (DOCUMENT | {"words": []}, "words 应是表"),
    ],
)
def test_what_is_not_declared_is_refused(document, said):
    with pytest.raises(ValidationError) as caught:
        read_category_words(document, KINDS, where="c.toml")

    assert said in caught.value.message
