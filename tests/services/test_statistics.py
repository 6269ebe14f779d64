"""What a room reports: counts by period, and what each kind of thing counts as."""

from datetime import date

import pytest

from desktop.records import (
    Adoption,
    Consultation,
    Evaluation,
    Meeting,
    Participant,
    PastMatter,
    StageStep,
    Task,
)
from desktop.services.answers import answer_concern
from desktop.services.concerns import record_concern
from desktop.services.opinions import record_opinion, respond_to_opinion
from desktop.services.outcomes import assign_task, record_progress
from desktop.services.statistics import (
    HEADLINES,
    LABELS,
    TITLES,
    Bar,
    Chart,
    Period,
    list_periods,
    period_text,
    read_statistics,
    report_statistics,
    share_text,
    tables_of,
)
from desktop.services.votes import recount_ballot

TODAY = date(2026, 5, 20)
YEAR = list_periods(TODAY)[0]


def read(village, period=YEAR, today=TODAY):
    with village.ledger.read() as reading:
        return read_statistics(reading, period, today)


def bars(village, chart, **options):
    """Return what a chart counts, without what it counts nothing of."""
    for one in read(village, **options).charts:
        if one.id == chart:
            return {bar.label: bar.count for bar in one.bars if bar.count}
    return {}


def concern(village, **values):
    given = {"title": "停水", "content": "后半夜停水", "raised_on": "2026-05-02"}
    return record_concern(village.ledger, **given | values)


def test_an_empty_ledger_has_no_charts(village):
    made = read(village)

    assert made.charts == ()
    assert [one.count for one in made.headlines] == [0] * len(HEADLINES)


@pytest.mark.parametrize(
    ("today", "kind", "begins", "ends"),
    [
        (date(2026, 5, 20), "year", "2026-01-01", "2026-12-31"),
        (date(2026, 5, 20), "first_half", "2026-01-01", "2026-06-30"),
        (date(2026, 5, 20), "second_half", "2026-07-01", "2026-12-31"),
        (date(2026, 5, 20), "last_year", "2025-01-01", "2025-12-31"),
        (date(2024, 2, 29), "first_half", "2024-01-01", "2024-06-30"),
    ],
)
def test_periods_begin_and_end_with_their_days(today, kind, begins, ends):
    period = next(one for one in list_periods(today) if one.kind == kind)

    assert (period.begins_on.isoformat(), period.ends_on.isoformat()) == (begins, ends)
    assert period.holds(period.begins_on)
    assert period.holds(period.ends_on)
    assert not period.holds(None)


def test_concerns_count_in_the_period_in_which_they_were_raised(village):
    concern(village, channel="phone", category="water")
    concern(village, channel="phone", category="roads")
    concern(village, raised_on="2025-12-31", channel="box")

    assert bars(village, "channels") == {"电话": 2}
    assert bars(village, "categories") == {"道路交通": 1, "饮水灌溉": 1}
    assert bars(village, "channels", period=list_periods(TODAY)[3]) == {"意见箱": 1}


@pytest.mark.parametrize(
    ("raised_on", "answer_by", "label"),
    [
        ("2026-05-02", "2026-05-19", "还没答复，已超期"),
        ("2026-05-02", "2026-05-20", "还没答复，没到期"),
        ("2026-05-02", None, "还没答复，没到期"),
    ],
)
def test_who_waits_for_an_answer_is_late_the_day_after(village, raised_on, answer_by, label):
    concern(village, raised_on=raised_on, answer_by=answer_by)

    assert bars(village, "answers") == {label: 1}


def test_an_answer_counts_by_its_days(village):
    answered = concern(village, raised_on="2026-01-02")
    answer_concern(village.ledger, answered, answer="月底换完。")

    assert bars(village, "answers") == {"30天以上": 1}
    headline = {one.id: (one.count, one.of) for one in read(village).headlines}
    assert headline["answered"] == (1, 1)


def begin(village, day, **values):
    consultation = Consultation(title="修路", **values)
    village.add(consultation)
    village.add(StageStep(consultation=consultation.id, stage="raise", begun_on=day))
    return consultation.id


def test_consultations_count_by_their_first_stage(village):
    begin(village, "2026-03-01", kind="special_topic", stage="vote")
    begin(village, "2025-03-01")

    assert bars(village, "kinds") == {"专题协商": 1}
    assert bars(village, "stages") == {"法定表决": 1}


def test_consultations_in_and_outside_the_plan_count_apart(village):
    begin(village, "2026-03-01", in_plan=True)
    begin(village, "2026-04-01")
    begin(village, "2026-05-01")
    begin(village, "2025-03-01", in_plan=True)

    assert bars(village, "plans") == {"计划内": 1, "计划外": 2}


def test_matters_from_old_papers_are_counted_nowhere(village):
    village.add(PastMatter(title="修渠", held_on="2026-03"))

    assert read(village).charts == ()


def test_votes_count_once_however_often_they_were_counted(village):
    meeting, _, ballot = village.vote(size=5, there=4, count={"for": 4})
    recount_ballot(village.ledger, ballot, reason="数错了", count={"for": 1, "against": 3})
    village.end(meeting)

    assert bars(village, "votes") == {"未通过": 1}


def test_only_meetings_that_ended_count(village):
    village.vote(size=5, there=4, count={"for": 4})

    assert read(village).charts == ()


def test_classes_show_who_came_of_who_was_asked(village):
    meeting, _, _ = village.vote(size=5, there=4, count={"for": 4})
    with village.ledger.act("enter_for_test") as work:
        for at, row in enumerate(work.list(Participant, meeting=meeting, order_by="person_name")):
            row.stakeholder_class = "占地户" if at in (0, 4) else ""
    village.end(meeting)

    [chart] = [one for one in read(village).charts if one.id == "classes"]

    assert set(chart.bars) == {Bar("占地户", 1, 2), Bar(LABELS["no_class"], 3, 3)}


def test_opinions_count_by_stance_and_by_what_became_of_them(village):
    meeting = village.meeting(3)
    there = village.participants(meeting)[:1]
    village.arrive(there)
    opinion = record_opinion(
        village.ledger, meeting, speaker=there[0], content="先换水管", stance="oppose"
    )
    respond_to_opinion(village.ledger, opinion, disposition="adopted_in_part", reason="先换四组。")
    village.end(meeting)

    assert bars(village, "stances") == {"反对": 1}
    assert bars(village, "responses") == {"部分采纳": 1}


def task(village, due, **progress):
    made = assign_task(village.ledger, title="清淤", due=due, unit="水务站", responsible="刘万仓")
    if progress:
        record_progress(village.ledger, made, **{"on_day": "2026-05-10"} | progress)
    return made


def test_tasks_are_measured_by_their_first_deadline(village):
    task(village, "2026-05-19")
    task(village, "2026-05-20")
    task(village, "2026-05-30", state="done", content="清完了")
    late = task(
        village,
        "2026-04-30",
        content="一半",
        extended_to="2026-05-31",
        reason="浇水",
        agreed_by="村委会",
    )
    record_progress(village.ledger, late, state="done", content="清完了", on_day="2026-05-15")

    assert bars(village, "tasks") == {
        "已完成": 1,
        "完成，超过首次期限": 1,
        "在办，没到期": 1,
        "在办，已超期": 1,
    }


def test_satisfaction_adds_up_what_was_asked(village):
    village.add(
        Evaluation(evaluated_on="2026-05-01", satisfied=20, fairly_satisfied=5, dissatisfied=1),
        Evaluation(evaluated_on="2026-05-02", satisfied=3),
        Evaluation(evaluated_on="2025-05-02", satisfied=99),
    )

    assert bars(village, "satisfaction") == {"满意": 23, "基本满意": 5, "不满意": 1}


def test_adoptions_count_by_decision(village):
    village.add(
        Adoption(decision="adopted", decided_on="2026-05-01"),
        Adoption(decision="not_adopted", decided_on="2026-05-02"),
    )

    assert bars(village, "adoptions") == {"采纳": 1, "未采纳": 1}
    headline = {one.id: (one.count, one.of) for one in read(village).headlines}
    assert headline["adopted"] == (1, 2)


@pytest.mark.parametrize(
    ("count", "of", "share"),
    [
        (0, 3, "0%"),
        (1, 3, "33%"),
        (2, 3, "67%"),
        (1, 2, "50%"),
        (1, 200, "1%"),
        (0, 0, ""),
        (3, 3, "100%"),
    ],
)
def test_shares_are_whole_per_cent(count, of, share):
    assert share_text(Chart("tasks", "项", ()), Bar("甲", count, of)) == share


def test_a_report_is_tables_too(village):
    concern(village, channel="phone")
    with village.ledger.read() as reading:
        report = report_statistics(reading, YEAR, TODAY)

    channels = next(one for one in tables_of(report) if one.title == TITLES["channels"])
    assert ("电话", 1, 1, "100%") in channels.rows
    assert report.organization.endswith("示例村")


def test_a_period_reads_as_its_days():
    assert period_text(YEAR) == "2026年1月1日至2026年12月31日"
    assert period_text(list_periods(TODAY)[-1]) == "全部记录"
    assert Period("x", date(2026, 1, 1), date(2026, 1, 1)).holds(date(2026, 1, 1))


def test_no_chart_names_a_person(village):
    meeting, _, _ = village.vote(size=5, there=4, count={"for": 4})
    village.end(meeting)
    concern(village, withheld_name="白玉兰")

    told = str(read(village))

    assert "村民0" not in told
    assert "白玉兰" not in told
    assert village.get(Meeting, meeting).title not in told


def test_all_records_hold_what_has_no_day(village):
    village.add(Task(title="铺路", unit="村委会", responsible="李某"))
    everything = next(one for one in list_periods(TODAY) if one.kind == "all")

    done = [one for one in read(village, everything).headlines if one.id == "done"]

    assert [(one.count, one.of) for one in done] == [(0, 1)]
    assert not YEAR.holds(None)


@pytest.mark.parametrize(
    ("on_day", "label"), [("2026-05-19", "已完成"), ("2026-05-20", "完成，超过首次期限")]
)
def test_a_task_is_late_by_the_day_on_which_it_was_done(village, on_day, label):
    task(village, "2026-05-19", state="done", content="清完了", on_day=on_day)

    assert bars(village, "tasks") == {label: 1}
