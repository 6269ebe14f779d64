"""The recovery code: round trip, what is forgiven, and which slips are always found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import recovery_codes
from desktop.domain.recovery_codes import RecoveryCode, parse_recovery_code
from desktop.errors import WrongKeyError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODES = st.binary(min_size=16, max_size=16).map(RecoveryCode)
CODE = RecoveryCode(bytes(range(100, 116)))


def put(text, at, character):
    return text[:at] + character + text[at + 1 :]


@given(CODES)
def test_code_text_is_read_back(code):
    text = code.text

    assert parse_recovery_code(text) == code
    assert [len(group) for group in text.split("-")] == [4] * 8


def test_code_text_is_stable():
    assert RecoveryCode(bytes(16)).text == "0000-0000-0000-0000-0000-0000-00RS-VE0W"


@pytest.mark.parametrize(
    "change",
    [
        str.lower,
        lambda text: text.replace("-", ""),
        lambda text: text.replace("-", " "),
        lambda text: text.replace("-", "　"),
        lambda text: text.replace("-", "—"),
        lambda text: text.replace("-", "－"),
        lambda text: text.replace("-", "ー"),
        lambda text: text.replace("-", "−"),
        lambda text: text.replace("-", "\n"),
        lambda text: f"\ufeff {text}\r\n",
        lambda text: text.replace("-", "、") + "。",
        lambda text: "".join(chr(ord(c) + 0xFEE0) for c in text),
        lambda text: text.replace("0", "O").replace("1", "l"),
        lambda text: text.replace("0", "o").replace("1", "I"),
    ],
)
@given(code=CODES)
def test_typing_habits_are_forgiven(change, code):
    assert parse_recovery_code(change(code.text)) == code


@given(CODES, st.integers(0, 31), st.integers(1, 31))
def test_one_wrong_character_is_placed_in_its_group(code, at, shift):
    letters = code.text.replace("-", "")
    wrong = ALPHABET[(ALPHABET.index(letters[at]) + shift) % 32]

    with pytest.raises(WrongKeyError) as caught:
        parse_recovery_code(put(letters, at, wrong))

    assert caught.value.details["group"] == at // 4 + 1


@given(CODES, st.data())
def test_up_to_four_wrong_characters_are_found(code, data):
    letters = code.text.replace("-", "")
    places = data.draw(st.sets(st.integers(0, 31), min_size=1, max_size=4))
    wrong = letters
    for at in places:
        others = ALPHABET.replace(letters[at], "")
        wrong = put(wrong, at, data.draw(st.sampled_from(others)))

    with pytest.raises(WrongKeyError):
        parse_recovery_code(wrong)


@given(CODES, st.integers(0, 31), st.integers(0, 31))
def test_swapped_characters_are_found(code, one, other):
    letters = code.text.replace("-", "")
    swapped = put(put(letters, one, letters[other]), other, letters[one])

    if swapped == letters:
        assert parse_recovery_code(swapped) == code
    else:
        with pytest.raises(WrongKeyError):
            parse_recovery_code(swapped)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "恢复码应有 32 个字符，现在是 0 个。"),
        ("ABCD", "恢复码应有 32 个字符，现在是 4 个。"),
        (CODE.text + "0", "恢复码应有 32 个字符，现在是 33 个。"),
        (CODE.text[:-1], "恢复码应有 32 个字符，现在是 31 个。"),
        ("0000-00U0", "恢复码第 2 组里的“U”不是恢复码会用的字符。"),
        ("村里的恢复码", "恢复码第 1 组里的“村”不是恢复码会用的字符。"),
        (put(CODE.text, 38, "5"), "恢复码输入有误，很可能错在第 8 组。"),
        ("Z" * 32, "恢复码输入有误，校验不符。"),
    ],
)
def test_slips_are_named(text, message):
    with pytest.raises(WrongKeyError) as caught:
        parse_recovery_code(text)

    assert caught.value.message == message
    assert caught.value.advice == "恢复码是 8 组、每组 4 个字符，请对照纸面逐组核对后重新输入。"


@given(st.text())
def test_any_text_is_a_code_or_a_named_slip(text):
    try:
        code = parse_recovery_code(text)
    except WrongKeyError:
        return

    assert parse_recovery_code(code.text) == code


def test_code_with_spare_bits_set_is_refused():
    data = recovery_codes._symbols(CODE.entropy)
    data[-1] |= 1
    symbols = [*data, *recovery_codes._check_symbols(data)]

    with pytest.raises(WrongKeyError, match="校验不符"):
        parse_recovery_code("".join(ALPHABET[value] for value in symbols))


@pytest.mark.parametrize("size", [0, 15, 17])
def test_code_of_another_size_is_refused(size):
    with pytest.raises(ValueError, match=f"not {size}"):
        RecoveryCode(bytes(size))


def test_code_repr_keeps_the_secret():
    assert repr(CODE) == "RecoveryCode(…)"
    assert str(CODE) == "RecoveryCode(…)"
