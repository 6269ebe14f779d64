import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.masking import mask_identity_number, mask_name, mask_phone, mask_text


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("马成林", "马**"),
        ("穆新", "穆*"),
        ("穆\u3000新", "穆*"),
        ("马", "*"),
        ("", ""),
        (" ", ""),
        ("欧阳建国", "欧阳**"),
        ("欧阳静", "欧阳*"),
        ("欧阳", "欧*"),
        ("阿依古丽·买买提", "阿***·***"),
        ("阿依古丽•买买提", "阿***•***"),
        ("王𬱖𫖯", "王**"),
        ("𫖯明", "𫖯*"),
        ("Ali Khan", "A******"),
    ],
)
def test_name_keeps_its_surname(name, masked):
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("13812345678", "*******5678"),
        ("138 1234 5678", "*** **** 5678"),
        ("0953-6012345", "****-***2345"),
        ("1234", "1234"),
        ("", ""),
    ],
)
def test_phone_keeps_its_last_four_digits(number, masked):
    assert mask_phone(number) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("64032319700101001X", "640323***********X"),
        ("640323700101001", "640323********1"),
        ("6403231", "*******"),
        ("", ""),
    ],
)
def test_identity_number_keeps_division_and_last_sign(number, masked):
    assert mask_identity_number(number) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("由马成林办理", "由马**办理"),
        ("马成林和马成林", "马**和马**"),
        ("电话13812345678。", "电话*******5678。"),
        ("电话 138-1234-5678", "电话 ***-****-5678"),
        ("座机0953-6012345转8", "座机****-***2345转8"),
        ("证号64032319700101001X止", "证号640323***********X止"),
        ("编号20261123001234567890123不变", "编号20261123001234567890123不变"),
        ("投资2200000元，2026年", "投资2200000元，2026年"),
        ("", ""),
    ],
)
def test_text_loses_names_and_numbers_only(text, masked):
    assert mask_text(text, ["马成林", "马"]) == masked


def test_longer_name_wins_over_one_inside_it():
    assert mask_text("欧阳建国", ["阳建", "欧阳建国"]) == "欧阳**"


def test_name_is_taken_as_it_is_written():
    assert mask_text("甲.*+", ["甲.*+"]) == "甲.**"


@given(st.text(max_size=12))
def test_mask_never_shows_more_than_it_was_given(name):
    masked = mask_name(name)

    bare = "".join(name.split())
    assert len(masked) == len(bare)
    assert all(shown in ("*", true) for shown, true in zip(masked, bare, strict=True))


@given(st.text("马成林杨占福会议，", max_size=40))
def test_no_name_is_left_in_a_text(text):
    names = ["马成林", "杨占福"]

    masked = mask_text(text, names)

    assert [name for name in names if name in masked] == []
