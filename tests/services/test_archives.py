"""归档 with number, place and name."""

import pytest
from chain_samples import Course

from desktop.errors import ConflictError, ValidationError
from desktop.records import Consultation
from desktop.services import notices
from desktop.services.archives import archive_consultation, propose_archive
from desktop.services.follow_ups import record_evaluation, record_feedback
from desktop.services.outcomes import record_progress

FILED = {"archive_number": "示档〔2026〕1号", "archive_place": "村部档案柜", "archived_by": "李某"}


@pytest.fixture
def course(village):
    """A consultation before its archive."""
    made = Course(village)
    made.to_implement()
    record_progress(made.ledger, made.task, state="done", content="铺完了")
    made.enter()
    record_feedback(made.ledger, made.id, made.concern, told_on="2026-05-26", content="铺好了")
    made.enter()
    record_evaluation(made.ledger, made.id, evaluated_on="2026-05-26", conclusion="满意")
    made.publish("implementation", "2026-05-26")
    village.pass_days(15)
    return made


def proposed(course):
    with course.ledger.read() as reading:
        return propose_archive(reading, course.id, course.village.clock.now)


def test_an_archive_has_number_place_and_name(course):
    assert proposed(course).number == "示档〔2026〕1号"

    archive_consultation(course.ledger, course.id, **FILED)

    row = course.row
    assert (row.archive_number, row.archive_place, row.archived_by) == tuple(FILED.values())
    assert (row.stage, row.ended_at is None) == ("archive", False)
    with pytest.raises(ConflictError, match="已经归档"):
        notices.edit_notice(course.ledger, course.notice, places="别处")


def test_the_next_one_begins_with_the_place_of_the_last(course):
    archive_consultation(course.ledger, course.id, **FILED)
    other = Course(course.village)

    found = proposed(other)

    assert (found.number, found.place) == ("示档〔2026〕2号", "村部档案柜")


@pytest.mark.parametrize("empty", list(FILED))
def test_an_archive_without_one_of_them_is_refused_whole(course, empty):
    with course.village.nothing_written(), pytest.raises(ValidationError) as caught:
        archive_consultation(course.ledger, course.id, **FILED | {empty: " "})

    assert caught.value.details["field"] == empty


def test_what_lacks_something_is_not_archived(village):
    course = Course(village)

    with village.nothing_written(), pytest.raises(ConflictError):
        archive_consultation(course.ledger, course.id, **FILED)

    assert village.get(Consultation, course.id).archive_number == ""
