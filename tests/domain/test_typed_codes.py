"""Codes that people copy by hand: what is forgiven, and that nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.typed_codes import ALPHABET, typed_characters

CODES = st.text(ALPHABET, min_size=1)


def test_the_alphabet_has_no_look_alikes():
    assert set("ILOU").isdisjoint(ALPHABET)
    assert (len(ALPHABET), len(set(ALPHABET))) == (32, 32)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("k7qm-2xrd", "K7QM2XRD"),
        (" K7QM　2XRD\n", "K7QM2XRD"),
        ("Ｋ７ＱＭ－２ＸＲＤ", "K7QM2XRD"),
        ("K7QM—2XRD−", "K7QM2XRD"),
        ("oO0 iIlL1", "00011111"),
        ("K7QU村", "K7QU村"),
        ("", ""),
    ],
)
def test_what_was_meant_is_read(typed, meant):
    assert typed_characters(typed) == meant


@given(CODES, st.sampled_from(["-", " ", "—", "　", "\u200b"]))
def test_a_code_stays_itself_however_it_is_grouped(code, gap):
    assert typed_characters(gap.join(code.lower())) == code
