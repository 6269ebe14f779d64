import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.initials import begin_with, contain, initials_of


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("马晓梅", "mxm"),
        ("马晓梅", "MX"),
        ("马晓梅", "马x"),
        ("马晓梅", ""),
        ("单志强", "szq"),
        ("单志强", "dzq"),
        ("曾国华", "zgh"),
        ("解放", "xf"),
        ("解放", "jf"),
        ("阿不都·买买提", "abdmmt"),
        ("3组长", "3z"),
        ("Ali 马", "alim"),
    ],
)
def test_name_is_found_by_what_it_begins_with(name, typed):
    assert begin_with(initials_of(name), typed)


@pytest.mark.parametrize(
    ("name", "typed"), [("马晓梅", "xm"), ("马晓梅", "mxmm"), ("", "m"), ("马", "n"), ("·", ".")]
)
def test_name_is_not_found_by_anything_else(name, typed):
    assert not begin_with(initials_of(name), typed)


def test_middle_of_a_name_is_contained_only():
    assert contain(initials_of("花马池镇"), "mcz")
    assert not contain(initials_of("花马池镇"), "hcz")


@given(st.text(max_size=12))
def test_every_text_is_found_by_itself(text):
    letters = "".join(character for character in text if character.isalnum())
    assert len(initials_of(text)) == len(letters)
    if letters == letters.casefold():
        assert begin_with(initials_of(text), letters)
