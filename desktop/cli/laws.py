"""The commands `decide` and `rules`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.rules import Kind, QuorumMode
from desktop.errors import NotFoundError, ValidationError
from desktop.services.laws import decide, describe_rules, get_rulebook

if TYPE_CHECKING:
    from argparse import ArgumentParser as Parser
    from argparse import Namespace, _SubParsersAction
    from collections.abc import Iterator

    from desktop.domain.rules import Body, BodyVersion


def register(subparsers: _SubParsersAction[Parser]) -> None:
    """Add both commands; each sets `run(args) -> exit status`."""
    deciding = subparsers.add_parser("decide", help="按当日施行的法律判定一次表决")
    deciding.add_argument("file", metavar="FILE", help="JSON 文件，- 为标准输入")
    deciding.set_defaults(run=run_decide)
    listing = subparsers.add_parser("rules", help="列出表决组织、依据和施行日期")
    listing.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    listing.set_defaults(run=run_rules)


def run_decide(args: Namespace) -> int:
    """Judge the vote in a file or on standard input, and print the answer as JSON."""
    answer = decide(_read(args.file))
    print(json.dumps(answer, ensure_ascii=False, indent=2))
    return 0


def _read(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except FileNotFoundError as error:
        raise NotFoundError(f"没有这个文件：{name}。", "请检查路径。") from error
    except OSError as error:
        raise ValidationError(
            f"读不了 {name}：{error.strerror}。", "请检查它是不是文件、是否有权读取。"
        ) from error


def run_rules(args: Namespace) -> int:
    """Print the decision bodies with every text known, or all the law as JSON."""
    if args.json:
        print(json.dumps(describe_rules(), ensure_ascii=False, indent=2))
    else:
        print("\n\n".join("\n".join(_lines(body)) for body in get_rulebook().bodies.values()))
    return 0


def _lines(body: Body) -> Iterator[str]:
    yield f"{body.id}  {body.name_zh}"
    for version in body.versions:
        label = f"  {_in_force(version)}"
        for text in _facts(body, version):
            yield f"{label:<28}{text}"
            label = ""


def _in_force(version: BodyVersion) -> str:
    """Return the dates; custom without one is marked by a dash."""
    if version.in_force_from is None:
        return "-"
    end = version.in_force_to.isoformat() if version.in_force_to else ""
    return f"{version.in_force_from.isoformat()} .. {end}"


def _facts(body: Body, version: BodyVersion) -> Iterator[str]:
    yield f"到会：{_quorum(body, version)}"
    for one in version.majorities:
        ratio = f"{one.base.label}{one.unit.label if one.unit else ''}{one.threshold.words()}"
        yield f"通过：{one.matter}（{one.name}）{ratio}"
    for citation in version.sources:
        title = citation.source.title
        yield f"依据：{title if version.custom else f'《{title}》'}{citation.articles}"
    if marks := "；".join(_marks(version)):
        yield f"注意：{marks}"


def _quorum(body: Body, version: BodyVersion) -> str:
    if body.kind is Kind.CONSULTATION:
        return "不作表决，形成协商意见"
    if version.quorum_mode is QuorumMode.NONE:
        return "法律没有规定"
    joint = "，或者" if version.quorum_mode is QuorumMode.ANY else "，并且"
    return joint.join(f"{one.of}{one.threshold.words()}（{one.id}）" for one in version.quorums)


def _marks(version: BodyVersion) -> Iterator[str]:
    if version.review:
        yield "待核"
    if version.custom or any(majority.custom for majority in version.majorities):
        yield "惯例，非法律规定"
