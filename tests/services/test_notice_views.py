"""The page of publications: states, days by kind and place, filters, the drawer."""

from datetime import date

import pytest
from chain_samples import Course

from desktop.records import Attachment, Organization, Participant
from desktop.services import notices
from desktop.services.notice_views import (
    count_notices,
    filter_notices,
    list_kinds,
    list_noticeable,
    list_notices,
    read_notice,
)

DAY = "2026-05-10"


@pytest.fixture
def course(village):
    return Course(village)


def lines(course, today):
    with course.ledger.read() as reading:
        return list_notices(reading, date.fromisoformat(today))


@pytest.mark.parametrize(
    ("ends_on", "today", "state", "hung"),
    [
        (None, "2026-05-09", "unposted", 0),
        (None, DAY, "hanging", 0),
        (None, "2026-05-25", "hanging", 15),
        (None, "2026-05-26", "expired", 16),
        ("2026-05-25", "2026-05-25", "hanging", 15),
        ("2026-05-25", "2026-05-26", "expired", 15),
        ("2026-05-20", "2026-05-26", "expired", 10),
    ],
)
def test_lines_tell_how_a_notice_stands(course, ends_on, today, state, hung):
    course.publish("decision", DAY, ends_on=ends_on)

    (line,) = lines(course, today)

    assert (line.state, line.hung, line.needed, line.binding) == (state, hung, 15, True)
    assert line.basis == "《村民委员会组织法》第三十五条"
    assert line.is_short == (state == "expired" and hung < 15)


def test_a_kind_of_which_the_law_says_nothing_is_never_short(course):
    course.publish("topic", DAY, ends_on="2026-05-11")

    (line,) = lines(course, "2026-06-01")

    assert (line.state, line.binding, line.is_short) == ("expired", False, False)


def test_an_objection_without_answer_stands_before_all(course):
    course.publish("result", DAY)
    notice = course.publish("topic", "2026-04-01", ends_on="2026-04-20")
    objection = notices.record_objection(
        course.ledger, notice, content="不同意", raised_on="2026-04-02"
    )
    first, second = lines(course, "2026-05-11")
    assert [(one.kind, one.state, one.waiting) for one in (first, second)] == [
        ("topic", "objected", 1),
        ("result", "hanging", 0),
    ]

    notices.answer_objection(
        course.ledger, objection, answer="解释过", answered_on="2026-04-05", answered_by="李某"
    )

    assert [one.state for one in lines(course, "2026-05-11")] == ["hanging", "expired"]


def test_a_community_has_its_own_article(course):
    course.publish("decision", DAY)
    with course.ledger.act("test") as work:
        work.get(Organization, work.org).level = "community"

    assert lines(course, DAY)[0].basis == "《城市居民委员会组织法》第三十四条"


def test_filters_agree_with_their_counts(course):
    course.publish("result", DAY)
    course.publish("topic", "2026-04-01", ends_on="2026-04-20")
    notices.prepare_notice(course.ledger, course.id, kind="decision", content="修路")
    known = lines(course, "2026-05-11")

    counts = count_notices(known)

    assert counts == {"all": 3, "objected": 0, "hanging": 1, "unposted": 1, "expired": 1}
    assert {name: len(filter_notices(known, state=name)) for name in counts} == counts
    assert list_kinds(known) == ("topic", "result", "decision")
    assert [one.kind for one in filter_notices(known, kind="topic")] == ["topic"]
    assert [one.kind for one in filter_notices(known, word="议题 三组路")] == ["topic"]
    assert filter_notices(known, word="没有") == ()


def test_sheet_shows_what_is_posted_masked(course):
    course.call()
    names = [row.person_name for row in course.village.list(Participant)]
    notice = course.publish("result", DAY, content=f"{names[0]}提出修上段，电话13812345678。")
    course.village.add(Attachment(title="栏.jpg", file_digest="0" * 64, subject=notice))
    notices.record_objection(
        course.ledger, notice, content="不", raised_on="2026-05-11", signed="石某"
    )

    with course.ledger.read() as reading:
        sheet = read_notice(reading, notice, date(2026, 5, 12))

    assert names[0] in sheet.content
    assert names[0] not in sheet.preview
    assert sheet.preview.endswith("电话*******5678。")
    assert [(one.who, one.content) for one in sheet.objections] == [("石某", "不")]
    assert [one.title for one in sheet.photos] == ["栏.jpg"]
    assert sheet.line == lines(course, "2026-05-12")[0]


def test_nothing_is_published_of_what_is_archived(course):
    with course.ledger.read() as reading:
        assert [one.id for one in list_noticeable(reading)] == [course.id]
    course.to_archive()
    with course.ledger.read() as reading:
        assert list_noticeable(reading) == ()
        assert all(one.is_locked for one in list_notices(reading, date(2026, 12, 1)))
