import pytest
from chain_samples import Course

from desktop.errors import ConflictError, ValidationError
from desktop.records import Consultation
from desktop.records.consultations import FORMS, KINDS
from desktop.services.consultation_forms import choose_forms, cite, get_form_book, view_forms
from desktop.services.undo import undo_last_act


def view(course):
    with course.ledger.read() as reading:
        return view_forms(reading, course.id)


def test_every_form_and_kind_has_its_rule():
    book = get_form_book()

    assert (set(book.forms), set(book.kinds)) == (set(FORMS), set(KINDS))
    assert [key for key, rule in book.forms.items() if rule.votes] == ["meeting"]
    assert [key for key, rule in book.forms.items() if not rule.preparations] == []


def test_what_no_law_says_is_said_to_be_ours_and_what_was_not_read_to_be_checked():
    book = get_form_book()

    assert cite(book.forms["visit"].grounds) == "本程序"
    assert cite(book.forms["meeting"].grounds) == (
        "《中共中央办公厅、国务院办公厅关于加强城乡社区协商的意见》（待核）"
    )
    assert cite(book.forms["written"].voting_grounds) == "《物业管理条例》第十二条"


def test_form_that_cannot_vote_wants_a_reason_which_is_kept(village):
    course = Course(village, forms=("written", "remote"))
    assert (view(course).unfit, view(course).is_warned) == (("written", "remote"), True)

    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        choose_forms(course.ledger, course.id, ["heart_to_heart"], reason="  ")
    assert caught.value.message == "本程序要走法定表决，恳谈协商不能表决。"
    assert caught.value.details["field"] == "reason"

    choose_forms(course.ledger, course.id, ["heart_to_heart"], reason=" 先谈 拢 ")
    shown = view(course)
    assert (shown.chosen, shown.unfit, shown.reason, shown.is_warned) == (
        ("heart_to_heart",),
        ("heart_to_heart",),
        "先谈 拢",
        False,
    )


def test_forms_that_fit_need_no_reason_and_keep_none(village):
    course = Course(village)
    choose_forms(course.ledger, course.id, ["visit"], reason="先看现场")

    choose_forms(course.ledger, course.id, ["visit", "meeting"], reason="先看现场")

    assert (view(course).chosen, view(course).reason) == (("meeting", "visit"), "")
    undo_last_act(course.ledger)
    assert (view(course).chosen, view(course).reason) == (("visit",), "先看现场")


def test_written_round_is_enough_where_the_law_lets_owners_vote_so(village):
    course = Course(village, forms=("written",))
    assert view(course).unfit == ("written",)

    village.meeting(3, consultation=course.id, body="owners_joint_decision")

    assert view(course).unfit == ()


def test_consultation_of_a_newer_procedure_is_not_judged(village):
    course = Course(village, forms=("visit",))
    with village.ledger.act("enter_for_test") as work:
        work.get(Consultation, course.id).procedure = "later@9"

    assert view(course).unfit == ()


@pytest.mark.parametrize("forms", [[], ["moon"], ["meeting", "moon"]])
def test_unknown_forms_are_refused(village, forms):
    course = Course(village)

    with village.nothing_written(), pytest.raises(ValidationError):
        choose_forms(course.ledger, course.id, forms, reason="有理由")


def test_archived_consultation_keeps_its_forms(village):
    course = Course(village)
    with village.ledger.act("enter_for_test") as work:
        work.get(Consultation, course.id).ended_at = village.clock.now

    with pytest.raises(ConflictError):
        choose_forms(course.ledger, course.id, ["meeting"])
