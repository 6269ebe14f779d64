from datetime import UTC, datetime

from chain_samples import Course

from desktop.records import Concern
from desktop.services.consultations import edit_consultation
from desktop.services.frozen_records import freeze_plan
from desktop.services.meeting_snapshots import snapshot_meeting
from desktop.services.parties import add_party, edit_party, remove_party
from desktop.services.plan_snapshots import snapshot_plan
from desktop.services.selections import choose_selection
from desktop.services.stages import pass_gap


def take(course):
    with course.ledger.read() as reading:
        return snapshot_plan(reading, course.id)


def test_plan_shows_its_answers_and_nothing_passed_or_changed(village):
    shown = take(Course(village, how="逐条议"))

    assert (shown.title, shown.how, shown.passed, shown.changes) == ("三组路硬化", "逐条议", (), ())


def test_change_after_it_was_made_known_stands_in_the_next_version(village):
    village.clock.now = datetime(2030, 5, 8, 1, tzinfo=UTC)
    course = Course(village)
    freeze_plan(course.ledger, course.id, frozen_by="李某")
    edit_consultation(course.ledger, course.id, how="改在先")
    course.publish("topic", "2030-05-08")
    assert take(course).changes == ()
    village.pass_days(1)
    edit_consultation(course.ledger, course.id, how="改在后")

    (change,) = take(course).changes

    assert (change.by, change.field, change.before, change.after) == (
        "示例记录人",
        "怎么协商",
        "改在先",
        "改在后",
    )
    assert change.at == village.clock.now
    freeze_plan(course.ledger, course.id, frozen_by="李某", correction="改怎么协商")


def test_what_was_passed_over_stands_in_plan_and_record(village):
    course = Course(village)
    pass_gap(course.ledger, course.id, gap="sign_off_party", reason="换届", agreed_by="镇党委")
    course.call()

    with course.ledger.read() as reading:
        record = snapshot_meeting(reading, course.meeting)

    assert [entry.reason for entry in record.passed] == ["换届"]
    assert take(course).passed == record.passed


def test_conditions_that_held_on_the_day_stand_in_the_record_of_the_vote(village):
    course = Course(village)
    course.allow()
    course.call()
    talk = village.meeting(1, consultation=course.id, body="")

    with course.ledger.read() as reading:
        record = snapshot_meeting(reading, course.meeting)
        of_talk = snapshot_meeting(reading, talk)

    assert [(one.title, one.settled_on, one.conclusion) for one in record.conditions] == [
        ("村民会议授权", "2026-01-18", "授权讨论公益事业"),
        ("村党组织研究意见", "2026-05-05", "同意提交表决"),
    ]
    assert of_talk.conditions == ()


def test_record_asks_nobody_to_see_to_what_it_shows_itself(village):
    course = Course(village)
    course.call()
    course.sit()
    with course.ledger.read() as reading:
        (before,) = snapshot_meeting(reading, course.meeting).ballots
    course.allow()
    with course.ledger.read() as reading:
        (after,) = snapshot_meeting(reading, course.meeting).ballots

    gone = [text for text in before.verdict.warnings if text not in after.verdict.warnings]
    assert gone == [
        "请核对：重要事项应当先经村党组织研究讨论（村民委员会组织法第二十八条第三款）。",
        "请核对：只能讨论决定村民会议授权的事项，本事项应有授权记录（日期、事项、期限）。",
    ]
    assert set(after.verdict.warnings) < set(before.verdict.warnings)


def test_plan_shows_its_sides_forms_and_selection(village):
    course = Course(village, forms=("visit",), problem="路难走", outside_reason="急", level="group")
    add_party(course.ledger, course.id, title="占地户", role="concerned", brings="让出的地")
    choose_selection(course.ledger, course.id, "recommended")

    shown = take(course)

    (party,) = shown.parties
    assert (party.name, party.role, party.brings) == ("占地户", "利益相关方", "让出的地")
    (form,) = shown.form_rules
    assert (form.title, form.basis) == ("走访", "本程序")
    assert (shown.problem, shown.outside_reason, shown.level) == ("路难走", "急", "group")
    assert (shown.selection, shown.consultees[0]) == ("recommended", "村（居）民小组")
    assert shown.signatures == ("负责人", "村党组织", "村民委员会", "村务监督委员会")


def test_plan_of_the_year_shows_its_item_and_no_reason_outside(village):
    course = Course(village, in_plan=True, outside_reason="先前写的")

    assert take(course).outside_reason == ""


def test_withheld_name_is_on_no_plan(village):
    course = Course(village, why="贺占林家门前陷车")
    add_party(course.ledger, course.id, title="贺占林一方")
    with village.ledger.act("enter_for_test") as work:
        concern = work.get(Concern, course.concern)
        concern.anonymous, concern.withheld_name = True, "贺占林"

    shown = take(course)

    assert (shown.why, shown.parties[0].name) == ("×××家门前陷车", "×××一方")


def test_sides_and_reasons_changed_after_it_was_made_known_stand_in_it(village):
    village.clock.now = datetime(2030, 5, 8, 1, tzinfo=UTC)
    course = Course(village)
    kept = add_party(course.ledger, course.id, title="村委会")
    gone = add_party(course.ledger, course.id, title="甲")
    course.publish("topic", "2030-05-08")
    assert take(course).changes == ()
    village.pass_days(1)

    choose_selection(course.ledger, course.id, "applied")
    edit_party(course.ledger, kept, duties="按期答复")
    add_party(course.ledger, course.id, title="占地户")
    remove_party(course.ledger, gone)

    assert [(one.field, one.before, one.after) for one in take(course).changes] == [
        ("参加人员产生方式", "", "报名"),
        ("村委会 责任", "", "按期答复"),
        ("占地户 增加协商方", "", "占地户"),
        ("甲 去掉协商方", "", ""),
    ]


def test_what_the_law_lets_vote_in_writing_stands_beside_the_limit(village):
    (form,) = take(Course(village, forms=("written",))).form_rules

    assert form.cannot[-1].endswith("除外（《物业管理条例》第十二条）")
