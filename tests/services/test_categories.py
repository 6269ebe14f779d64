import pytest

from desktop.records.concerns import CATEGORIES
from desktop.services.categories import get_category_words, guess_category


def test_every_category_has_its_words():
    words = get_category_words().words
    assert list(words) == list(CATEGORIES)
    assert [key for key, said in words.items() if not said] == ["other"]


@pytest.mark.parametrize(
    ("said", "category"),
    [
        ("自来水后半夜就停水，三组二十来户都这样，有老人的人家半夜喝不上水", "water"),
        ("去银川做透析太远太贵", "health"),
        ("二组路灯坏了四盏", "roads"),
        ("三组巷道排水沟堵了，夏天臭得很", "environment"),
        ("低保怎么还没有批下来", "welfare"),
        ("宅基地被邻居占了一尺", "homestead"),
        ("合作社三年没有分红", "collective"),
        ("你好", ""),
    ],
)
def test_category_is_guessed_from_what_people_say(said, category):
    assert guess_category(said) == category
