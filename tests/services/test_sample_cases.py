"""The case of the dialysis room: its figures are the source's, and a broken file is refused."""

import re
import tomllib
from datetime import UTC, datetime

import pytest

from desktop.errors import ValidationError
from desktop.resources import read_text
from desktop.services.sample_cases import DIALYSIS_ROOM, parse_sample_case, read_sample_case

TEXT = read_text(DIALYSIS_ROOM)

# What the source tells, in its words, and who is named in its speeches.
FIGURES = (
    "肾衰竭病人50多人",
    "每周需到银川各大医院做血液透析治疗两至三次",
    "月平均花费5000到8000元",
    "《关于在盐池县成立血液透析室的建议》",
    "投资220万元",
    "治疗费用比以前降低百分之七十以上",
)
SPEAKERS = ("张志文", "马晓红", "杨桂琴", "杨文炯", "相卫国", "潘志军", "罗海波")


def without_comments(text):
    return "\n".join(line for line in text.splitlines() if not line.startswith("#"))


@pytest.mark.parametrize("figure", FIGURES)
def test_case_tells_the_figures_of_the_source(figure):
    assert without_comments(TEXT).count(figure) >= 1


def test_case_names_nobody_of_the_source():
    # 蔺银生 is cited as the source in a comment, and appears nowhere else.
    told = without_comments(TEXT)

    assert [name for name in (*SPEAKERS, "蔺银生") if name in told] == []


def test_case_counts_what_it_invested_as_a_sum():
    case = read_sample_case()

    assert case.outcome["cost"] == 2_200_000
    assert case.concerns[0]["people"] == 50


def test_case_keeps_the_order_of_its_times():
    (meeting,) = read_sample_case().meetings
    begun = [item.begun_at for item in meeting.agenda]

    assert begun == sorted(begun)
    assert meeting.values["opened_at"] == datetime(2026, 5, 10, 1, tzinfo=UTC)
    for motion in meeting.motions:
        ends = [*begun, meeting.ended_at]
        assert ends[motion.item - 1] < motion.at < ends[motion.item]
    for opinion in meeting.opinions:
        if opinion.values.get("source", "meeting") == "meeting":
            assert (
                begun[opinion.item - 1] < opinion.said_at < [*begun, meeting.ended_at][opinion.item]
            )


def test_case_shows_every_stance_and_every_answer():
    (meeting,) = read_sample_case().meetings

    assert {one.values["stance"] for one in meeting.opinions} == {
        "support",
        "oppose",
        "conditional",
        "suggestion",
    }
    assert {one.answer["disposition"] for one in meeting.opinions} == {
        "adopted",
        "adopted_in_part",
        "not_adopted",
        "explained",
    }
    assert [one.speaker for one in meeting.opinions if one.values.get("minority")] == [
        "沙𬱖",
        "纳翠花",
    ]
    assert all(one.answer["reason"] for one in meeting.opinions)


def broken(old, new):
    assert TEXT.count(old) >= 1
    return TEXT.replace(old, new, 1)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('kind = "excused"', 'kind = "late"', "meetings[1].roll[1]：kind 不能是 late，可用："),
        ("agenda = 4\n", "agenda = 6\n", "meetings[1].opinions[12]：议程只有5项，没有第6项。"),
        ("agenda = 4\n", "agenda = 0\n", "meetings[1].opinions[12]：agenda 须大于零，现为0。"),
        ('at = "consult"', 'at = "chicken"', "meetings[1]：没有 chicken 这个"),
        ('frozen_at = "vote"', 'frozen_at = "x"', "meetings[1]：没有 x 这个环节。"),
        ("concern = 1", "concern = 3", "stages[10].feedback[1]：没有第3件诉求。"),
        ('reach = "全县', 'rech = "全县', "topic：缺少 reach。"),
        ('depth = "deep"', 'depth = "very"', "topic：议题的“影响程度”没有“very”这一项。"),
        (
            'method = "secret"',
            'method = "loud"',
            "meetings[1].motions[2]：表决的“表决方式”没有",
        ),
        ('method = "secret"\n', "", "meetings[1].motions[2]：缺少 method。"),
        ("issued = 16", 'issued = "16"', "meetings[1].motions[2]：issued 应是整数。"),
        ("picture = true", "picture = 1", "tasks[1].progress[3]：picture 应是true 或 false。"),
        (
            'disposition = "explained"',
            'disposition = "x"',
            "meetings[1].opinions[14].answer：",
        ),
        (
            "ended_at = 2026-05-10T11:35:00",
            "ended_at = 2026-05-10",
            "meetings[1]：ended_at 应是不带",
        ),
        ('title = "血液透析室示意图.png"\n', "", "picture：缺少 title。"),
        ("[picture]", "[photo]", "例.toml：缺少 picture。"),
        ("[picture]", "[extra]\na = 1\n[picture]", "例.toml：不认识的键：extra。"),
    ],
)
def test_broken_case_is_refused_with_its_place(old, new, problem):
    with pytest.raises(ValidationError) as caught:
        parse_sample_case(broken(old, new), "例.toml")

    start = "示例 " if problem.startswith("例.toml") else "示例 例.toml."
    assert caught.value.message.startswith(start + problem)


def test_broken_toml_is_refused_by_line():
    with pytest.raises(ValidationError) as caught:
        parse_sample_case('[organization\nname = "示例村"', "例.toml")

    assert re.match(r"示例 例\.toml 不是有效的 TOML：.+ line 1", caught.value.message)


def test_case_names_no_figure_of_votes_that_its_toml_does_not():
    raw = tomllib.loads(TEXT)

    assert [one.closing["count"] for one in read_sample_case().meetings[0].motions] == [
        motion["count"] for motion in raw["meetings"][0]["motions"]
    ]
