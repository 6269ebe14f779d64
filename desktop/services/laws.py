"""The law in resources/rules/, and votes judged by it."""

from __future__ import annotations

import json
import tomllib
from dataclasses import fields
from datetime import date
from functools import cache
from typing import Any, NoReturn

from desktop.domain.rulebooks import read_rulebook
from desktop.domain.rules import Citation, Requirement, RuleBook, Unit
from desktop.domain.tallies import show_amount
from desktop.domain.thresholds import Threshold
from desktop.domain.verdicts import Verdict, judge
from desktop.domain.votes import Vote, parse_vote, show
from desktop.errors import ValidationError
from desktop.resources import resource

_LARGEST_VOTE_BYTES = 1_000_000


@cache
def get_rulebook() -> RuleBook:
    """Return the shipped law, read and checked once."""
    documents = {
        file.name: parse_rules(file.read_text(encoding="utf-8"), file.name)
        for file in resource("rules").iterdir()
        if file.name.endswith(".toml")
    }
    return read_rulebook(documents)


def parse_rules(text: str, name: str) -> dict[str, object]:
    """Parse one rules file; ValidationError with line and column for broken TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValidationError(
            f"规则 {name} 不是有效的 TOML：{error}。", "请改正规则文件。"
        ) from error


def decide(data: bytes) -> dict[str, object]:
    """Judge one vote given as JSON in UTF-8 (a byte order mark is tolerated).

    Returns:
        The answer as JSON-like values: quorate, carried, void, needed, steps, sources, warnings.

        `needed` is {"quorum": {measure: figure}, "for": {measure: figure}}. People and households
        are the least whole number that suffices. Areas are {"at_least": "8000"} or, where the law
        wants more than a fraction, {"more_than": "5000"}, in square metres. "quorum" is empty
        where the law sets none.

    Raises:
        ValidationError: What cannot be a vote; the message names the figures.
    """
    return answer_of(judge(get_rulebook(), read_vote(data)))


def read_vote(data: bytes) -> Vote:
    """Read a vote from JSON; ValidationError for what is none."""
    if len(data) > _LARGEST_VOTE_BYTES:
        raise ValidationError(
            f"输入有{len(data)}字节，不会是一次表决的数据。", "请检查是否选错了文件。"
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValidationError(
            f"输入不是 UTF-8 文字（第{error.start + 1}字节起读不出）。", "请另存为 UTF-8 编码。"
        ) from error
    try:
        raw = json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_once_each)
    except json.JSONDecodeError as error:
        raise ValidationError(
            f"输入不是有效的 JSON：第{error.lineno}行第{error.colno}列读不出。",
            "请检查括号、引号和逗号。",
        ) from error
    except (ValueError, RecursionError) as error:
        raise ValidationError(
            "输入不是有效的 JSON：数字过长或者层次过深。", "请检查数据。"
        ) from error
    return parse_vote(raw)


def _refuse_constant(name: str) -> NoReturn:
    raise ValidationError(f"输入中有 {name}，不是数目。", "请写整数。")


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Make an object of pairs; which of two values was meant, nobody can know."""
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        doubled = next(key for key in keys if keys.count(key) > 1)
        raise ValidationError(f"{show(doubled)} 写了不止一次。", "请只留一个。")
    return made


def answer_of(verdict: Verdict) -> dict[str, object]:
    """Return a verdict as the JSON that `decide` answers and a ballot keeps."""
    return {
        "quorate": verdict.quorate,
        "carried": verdict.carried,
        "void": verdict.void,
        "needed": {
            "quorum": _figures(verdict.quorum_needed),
            "for": _figures(verdict.votes_needed),
        },
        "steps": list(verdict.steps),
        "sources": [
            {
                "law": basis.law,
                "article": basis.articles,
                "in_force_from": basis.in_force_from and basis.in_force_from.isoformat(),
            }
            for basis in verdict.sources
        ],
        "warnings": list(verdict.warnings),
    }


def _figures(requirements: tuple[Requirement, ...]) -> dict[str, object]:
    return {str(one.unit): _figure(one) for one in requirements}


def _figure(requirement: Requirement) -> object:
    if requirement.unit is not Unit.AREA:
        return requirement.amount
    return {"more_than" if requirement.strict else "at_least": show_amount(requirement.amount)}


def describe_rules() -> dict[str, Any]:
    """Return all the law as JSON-like values: semantics, sources, bodies, deadlines."""
    book = get_rulebook()
    document = {
        "as_of": book.as_of,
        "semantics": book.semantics,
        "sources": list(book.sources.values()),
        "bodies": [{"body": body.id} | _fields(body) for body in book.bodies.values()],
        "deadlines": list(book.deadlines.values()),
    }
    described: dict[str, Any] = json.loads(json.dumps(document, default=_describe))
    return described


def _describe(value: object) -> object:
    """Turn what JSON does not know into what it does."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Threshold):
        return _fields(value) | {"words": value.words()}
    if isinstance(value, Citation):
        return {
            "source": value.source.key,
            "law": value.source.title,
            "article": value.articles,
            "in_force_from": value.source.in_force_from,
            "purpose": value.purpose,
        }
    return _fields(value)


def _fields(value: Any) -> dict[str, object]:
    return {one.name: getattr(value, one.name) for one in fields(value)}
