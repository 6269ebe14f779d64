from datetime import date

from chain_samples import Course

from desktop.services.passed_gaps import list_condition_entries, list_passed_entries
from desktop.services.plan_values import PassedEntry
from desktop.services.stages import pass_gap, record_condition


def test_what_was_passed_over_is_told_with_the_title_of_the_stage(village):
    course = Course(village)
    pass_gap(course.ledger, course.id, gap="sign_off_party", reason="换届", agreed_by="镇党委")
    source = "中共中央办公厅、国务院办公厅关于加强城乡社区协商的意见"

    with course.ledger.read() as reading:
        assert list_passed_entries(reading, course.id) == (
            PassedEntry(
                stage="通报",
                title="党组织还没有签署方案",
                basis=f"《{source}》",
                reason="换届",
                agreed_by="镇党委",
                passed_on="2026-05-10",
            ),
        )
        assert list_passed_entries(reading, Course(village).id) == ()
        assert list_passed_entries(reading, None) == ()


def test_condition_refused_run_out_or_still_to_come_is_not_told(village):
    course = Course(village)
    for values in (
        {"held_on": "2026-05-01", "result": "not_agreed"},
        {"held_on": "2026-05-02", "valid_until": "2026-05-09"},
        {"held_on": "2026-05-03"},
        {"held_on": "2026-05-11"},  # after the vote
    ):
        record_condition(
            course.ledger, kind="party_study", consultation=course.id, conclusion="研究过", **values
        )

    with course.ledger.read() as reading:
        found = list_condition_entries(reading, course.id, date(2026, 5, 10))
        assert list_condition_entries(reading, None, date(2026, 5, 10)) == ()
    assert [one.settled_on for one in found] == ["2026-05-03"]
