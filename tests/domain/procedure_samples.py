"""A small book of law and documents of small procedures, for the tests of procedures and gates."""

from datetime import date

from desktop.domain.procedures import read_procedures
from desktop.domain.rules import (
    Citation,
    Deadline,
    FirstDay,
    Limit,
    Period,
    RuleBook,
    Semantics,
    Source,
)

LAW = Source(key="LAW", title="中华人民共和国示例法", in_force_from=date(2026, 1, 1))
UNREAD = Source(key="UNREAD", title="示例意见", review=True)
STAGES = {"plan": "方案", "vote": "法定表决", "archive": "归档"}


def deadline(name, unit=Period.DAY):
    return Deadline(
        id=name,
        name_zh="公示期限",
        name_en="Publication",
        limit=Limit.AT_LEAST,
        amount=15,
        unit=unit,
        citation=Citation(source=LAW, articles="第三条"),
        in_force_from=date(2026, 1, 1),
    )


BOOK = RuleBook(
    as_of=date(2026, 1, 1),
    semantics=Semantics(
        inclusive=(),
        exclusive=(),
        phrases={},
        first_day=FirstDay(
            counts=False, citation=Citation(source=LAW, articles="第二条"), review=True
        ),
        note="",
        citation=Citation(source=LAW, articles="第一条"),
    ),
    sources={"LAW": LAW, "UNREAD": UNREAD},
    bodies={"assembly": object()},
    deadlines={"hang": deadline("hang"), "answer": deadline("answer", Period.MONTH)},
)


def requirement(**changes):
    return {
        "code": "answers",
        "fact": "answers",
        "need": "all",
        "kind": "procedure",
        "missing": "还缺{left}问：{detail}",
        "met": "已答完",
        "why": "七问",
    } | changes


def stage(key="plan", **changes):
    return {
        "key": key,
        "title": STAGES.get(key, key),
        "short": key,
        "macro": "raise",
        "responsible": "联络室",
    } | changes


def document(*stages, **changes):
    return {
        "schema": 1,
        "id": "short",
        "version": 1,
        "name_zh": "短程序",
        "name_en": "Short",
        "stages": list(stages),
    } | changes


def read(*stages, **changes):
    (procedure,) = read_procedures(
        {"short.toml": document(*stages, **changes)}, BOOK, STAGES
    ).values()
    return procedure
