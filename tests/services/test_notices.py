import pytest
from chain_samples import Course

from desktop.errors import ConflictError, ValidationError
from desktop.records import Notice, Objection
from desktop.services import notices

ANSWER = {"answer": "按去年标准", "answered_on": "2026-05-12", "answered_by": "李某"}


@pytest.fixture
def course(village):
    return Course(village)


def test_notice_has_a_title_of_its_matter_and_kind(course):
    course.publish("result", "2026-05-10", ends_on="2026-05-25")

    (row,) = course.village.list(Notice)
    assert (row.title, row.kind, row.ends_on) == (
        "三组路硬化：协商结果公示",
        "result",
        "2026-05-25",
    )


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"begins_on": None}, "公示开始日期"),
        ({"places": "  "}, "公示地点"),
        ({"ends_on": "2026-05-09"}, "公示结束早于开始"),
        ({"kind": "rumour"}, "没有“rumour”这一项"),
        ({"begins_on": "改天"}, "改天"),
    ],
)
def test_notice_without_day_or_place_is_refused(course, values, problem):
    given = {"kind": "result", "begins_on": "2026-05-10", "places": "公开栏"} | values

    with course.village.nothing_written(), pytest.raises(ValidationError, match=problem):
        notices.begin_notice(course.ledger, course.id, **given)


def test_notice_may_be_ended_but_not_before_it_began(course):
    notice = course.publish("result", "2026-05-10")

    with pytest.raises(ValidationError, match="早于开始"):
        notices.edit_notice(course.ledger, notice, ends_on="2026-05-01")
    notices.edit_notice(course.ledger, notice, ends_on="2026-05-25")

    assert course.village.get(Notice, notice).ends_on == "2026-05-25"


def test_objection_is_answered_once(course):
    notice = course.publish("result", "2026-05-10")
    objection = notices.record_objection(
        course.ledger, notice, content="补偿按哪年标准", raised_on="2026-05-11", signed="石某"
    )
    notices.answer_objection(course.ledger, objection, **ANSWER)

    row = course.village.get(Objection, objection)
    assert (row.answer, row.answered_on, row.answered_by) == ("按去年标准", "2026-05-12", "李某")
    with course.village.nothing_written(), pytest.raises(ConflictError, match="已经答复过"):
        notices.answer_objection(course.ledger, objection, **ANSWER)


@pytest.mark.parametrize("empty", ["answer", "answered_on", "answered_by"])
def test_answer_to_an_objection_is_whole(course, empty):
    notice = course.publish("result", "2026-05-10")
    objection = notices.record_objection(
        course.ledger, notice, content="补偿按哪年标准", raised_on="2026-05-11"
    )

    with course.village.nothing_written(), pytest.raises(ValidationError) as caught:
        notices.answer_objection(
            course.ledger, objection, **ANSWER | {empty: None if "_on" in empty else " "}
        )

    assert caught.value.details["field"] == empty


@pytest.mark.parametrize("empty", ["content", "raised_on"])
def test_objection_says_something_on_a_day(course, empty):
    notice = course.publish("result", "2026-05-10")
    given = {"content": "补偿按哪年标准", "raised_on": "2026-05-11"}

    with course.village.nothing_written(), pytest.raises(ValidationError) as caught:
        notices.record_objection(
            course.ledger, notice, **given | {empty: None if "_on" in empty else ""}
        )

    assert caught.value.details["field"] == empty


DAY = "2026-05-10"


def test_a_text_is_kept_until_it_is_posted(course):
    notice = notices.prepare_notice(course.ledger, course.id, kind="result", content="修路")
    row = course.village.get(Notice, notice)
    assert (row.title, row.begins_on) == ("三组路硬化：协商结果公示", None)

    notices.edit_notice(course.ledger, notice, content="修上段")
    notices.post_notice(course.ledger, notice, begins_on=DAY, places="公开栏")

    row = course.village.get(Notice, notice)
    assert (row.content, row.begins_on, row.places) == ("修上段", DAY, "公开栏")
    with pytest.raises(ConflictError, match="已经贴出去"):
        notices.post_notice(course.ledger, notice, begins_on=DAY, places="公开栏")


@pytest.mark.parametrize(
    ("values", "problem"),
    [({"content": " "}, "公示内容"), ({"content": "修路", "begins_on": DAY}, "起止日期")],
)
def test_a_text_to_be_posted_is_whole_and_has_no_days(course, values, problem):
    with course.village.nothing_written(), pytest.raises(ValidationError, match=problem):
        notices.prepare_notice(course.ledger, course.id, kind="result", **values)


def test_a_text_to_be_posted_is_not_emptied(course):
    notice = notices.prepare_notice(course.ledger, course.id, kind="result", content="修路")

    with course.village.nothing_written(), pytest.raises(ValidationError, match="公示内容"):
        notices.edit_notice(course.ledger, notice, content="")


def hung(course, begins_on, **values):
    """Publish, with a clock that has come to that day."""
    notice = course.publish("result", begins_on, **{"content": "修上段"} | values)
    course.village.pass_days(60)
    return notice


@pytest.mark.parametrize("change", [{"content": "修下段"}, {"title": "别的"}, {"kind": "decision"}])
def test_what_hangs_is_not_written_over(course, change):
    notice = hung(course, DAY)

    with course.village.nothing_written(), pytest.raises(ConflictError, match="不改字"):
        notices.edit_notice(course.ledger, notice, **change)


def test_days_and_places_of_what_hangs_may_be_mended(course):
    notice = hung(course, DAY)

    notices.edit_notice(course.ledger, notice, places="村口", ends_on="2026-05-30", contact="电话")

    row = course.village.get(Notice, notice)
    assert (row.places, row.ends_on, row.contact) == ("村口", "2026-05-30", "电话")


def test_an_empty_text_may_be_entered_once_it_hangs(course):
    notice = hung(course, DAY, content="")

    notices.edit_notice(course.ledger, notice, content="修上段")

    assert course.village.get(Notice, notice).content == "修上段"


def test_a_correction_is_another_notice_and_ends_the_first(course):
    notice = hung(course, DAY)

    made = notices.correct_notice(
        course.ledger, notice, on="2026-05-15", reason="写错了长度。", content="修上段三百米"
    )

    old, new = course.village.list(Notice)
    assert (old.id, old.content, old.ends_on) == (notice, "修上段", "2026-05-15")
    assert (new.id, new.kind, new.begins_on, new.places) == (
        made,
        "result",
        "2026-05-15",
        "村务公开栏",
    )
    assert new.title == "三组路硬化：协商结果公示（更正）"
    assert new.content == (
        "更正：2026年5月10日张贴的《三组路硬化：协商结果公示》，"
        "因写错了长度，自2026年5月15日起以本公示为准。\n修上段三百米"
    )


def test_a_withdrawal_is_told_on_the_board(course):
    notice = hung(course, DAY, ends_on="2026-05-12")

    made = notices.withdraw_notice(course.ledger, notice, on="2026-05-15", reason="没有议定")

    old, new = course.village.list(Notice)
    assert old.ends_on == "2026-05-12"  # it was down before
    assert (new.id, new.kind, new.title) == (
        made,
        "process",
        "撤回公示：三组路硬化：协商结果公示",
    )
    assert "因没有议定，自2026年5月15日起撤回" in new.content


def test_what_was_never_posted_is_taken_out_without_a_word(course):
    notice = notices.prepare_notice(course.ledger, course.id, kind="result", content="修路")

    assert notices.withdraw_notice(course.ledger, notice, on=DAY, reason="") is None
    assert course.village.list(Notice) == []


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"on": "2026-05-09"}, "早于张贴"),
        ({"reason": " "}, "没有写明理由"),
        ({"content": " "}, "公示内容"),
    ],
)
def test_a_correction_says_why_and_when(course, values, problem):
    notice = hung(course, DAY)
    given = {"on": "2026-05-15", "reason": "写错", "content": "修上段"} | values

    with course.village.nothing_written(), pytest.raises(ValidationError, match=problem):
        notices.correct_notice(course.ledger, notice, **given)


def test_what_was_never_posted_is_edited_rather_than_corrected(course):
    notice = notices.prepare_notice(course.ledger, course.id, kind="result", content="修路")

    with pytest.raises(ConflictError, match="还没有贴出去"):
        notices.correct_notice(course.ledger, notice, on=DAY, reason="错", content="修")


def test_notices_of_an_archived_consultation_are_read_only(course):
    course.to_archive()
    notice = course.notice

    for change in (
        lambda: notices.edit_notice(course.ledger, notice, places="村口"),
        lambda: notices.record_objection(course.ledger, notice, content="不", raised_on=DAY),
        lambda: notices.withdraw_notice(course.ledger, notice, on=DAY, reason="错"),
    ):
        with course.village.nothing_written(), pytest.raises(ConflictError, match="已经归档"):
            change()
