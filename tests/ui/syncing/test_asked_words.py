"""While a request is under way it says to whom and since when, where that is known."""

from datetime import UTC, datetime

from desktop.services.syncing import Asked
from desktop.ui.syncing.asked_words import AskedWords


def test_whom_and_when_are_told_by_beijing_time(qapp):
    at = datetime(2026, 11, 22, 17, tzinfo=UTC)

    told = AskedWords().of(Asked(server="盐池县政协", at=at))

    assert told.startswith("11月23日写给盐池县政协。把 U 盘带到县里或乡镇")


def test_what_is_not_known_is_left_out(qapp):
    assert AskedWords().of(Asked(server="", at=None)).startswith("把 U 盘带到县里或乡镇")
