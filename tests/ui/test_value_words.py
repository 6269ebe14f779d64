"""What fields say, in both languages: dates, amounts, declared words; nothing that people wrote."""

import pytest

from desktop.domain.partial_dates import from_edtf, show_partial_date
from desktop.ui.translation import Translation
from desktop.ui.value_words import say_value

EDTF = ["2026-12-05", "2026-12", "2019-21", "2019-24", "1951", "195X", "1951~", "1951?", "1951-03%"]


@pytest.fixture
def english(qapp):
    translation = Translation(qapp)
    translation.use("en")
    yield
    translation.use("zh_CN")


@pytest.mark.parametrize("edtf", EDTF)
def test_in_chinese_every_date_stays_as_services_word_it(qapp, edtf):
    shown = show_partial_date(from_edtf(edtf))

    assert say_value(shown) == shown


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("edtf", "told"),
    [
        ("2026-12-05", "2026/12/5"),
        ("2026-12", "2026/12"),
        ("2019-21", "spring 2019"),
        ("2019-24", "winter 2019"),
        ("1951", "1951"),
        ("195X", "1950s"),
        ("1951~", "about 1951"),
        ("1951?", "1951 (doubtful)"),
        ("1951-03%", "about 1951/3 (doubtful)"),
    ],
)
def test_in_english_every_date_is_english(edtf, told):
    assert say_value(show_partial_date(from_edtf(edtf))) == told


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("30人", "30 people"),
        ("1.5户", "1.5 households"),
        ("会议协商、走访", "Consultation by meeting, Visit"),
        ("会上宣讲", "Told at a meeting"),
        ("2026年2月30日", "2026年2月30日"),
        ("2026年5月8日开会", "2026年5月8日开会"),
        ("3组", "3组"),
        ("马晓梅、走访", "马晓梅、走访"),
        ("", ""),
    ],
)
def test_in_english_what_is_declared_is_english_and_what_people_wrote_stays(words, told):
    assert say_value(words) == told
