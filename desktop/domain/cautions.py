"""What a person has to be told beside a verdict: doubts about the rule, and what figures hide.

The most serious come first. What the law makes a condition but no figure shows begins with
"请核对".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.rules import Kind, QuorumMode, Unit
from desktop.domain.tallies import LABELS, show_amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain.cases import Case

_FEW_PAPERS = 5
"""Below this number of papers a secret result says how single people voted."""

# Begins what the figures cannot show and a person must see to.
CHECK = "请核对："


def list_cautions(case: Case) -> tuple[str, ...]:
    """Return the warnings of one vote, the most serious first."""
    return (
        *_about_the_rule(case),
        *_about_conflicts(case),
        *_about_secrecy(case),
        *_about_figures(case),
        *(f"{CHECK}{check}。" for check in _checks(case)),
    )


def _about_the_rule(case: Case) -> Iterator[str]:
    """Say how sure the rule itself is."""
    version, citation = case.version, case.version.citation
    if case.void:
        yield "收回多于发出即作废，依惯例：出自选举实践和各省选举办法，国家法律没有对会议明文规定。"
    if version.custom:
        yield f"惯例，非法律规定：依据{citation.source.title}，本地另有规定的，从其规定。"
    elif any(majority.custom for majority in case.majorities):
        yield "惯例，非法律规定：通过比例法律没有写明，本地规定或者章程另有规定的，从其规定。"
    if version.review:
        yield f"待核：《{citation.source.title}》的条文未经全文核对，请以正式文本为准。"
    if version.quorum_mode is QuorumMode.NONE:
        yield "法律没有规定到会人数，按够数处理；本地规定或者章程有要求的，从其规定。"
    for quorum in case.quorums:
        present, eligible = case.vote.present[quorum.unit], case.vote.eligible[quorum.unit]
        if quorum.exact_caution and quorum.threshold.is_exact(present, eligible):
            yield f"{quorum.exact_caution}。"


def _about_conflicts(case: Case) -> Iterator[str]:
    return (f"{text}。" for text in _stated(case, check=False))


def _stated(case: Case, *, check: bool) -> Iterator[str]:
    """Yield what the rules say of this matter on this day."""
    for caution in case.version.cautions:
        dated = caution.since is None or caution.since <= case.vote.day
        if caution.check is check and dated and caution.matter in ("", case.majorities[0].matter):
            yield caution.text


def _about_secrecy(case: Case) -> Iterator[str]:
    """Warn where the totals of a secret ballot tell how single people voted."""
    method, papers = case.vote.method, case.vote.papers
    if case.version.secret_ballot and method not in ("", "secret"):
        yield "法律规定实行无记名投票，本次表决方式不是无记名。"
    known_secret = method == "secret" or (case.version.secret_ballot and not method)
    if case.void or not (known_secret or (papers is not None and not method)):
        return
    tally = next(tally for unit, tally in case.tallies.items() if unit is not Unit.AREA)
    prefix = "" if known_secret else "如系无记名投票："
    if 0 < tally.cast < _FEW_PAPERS:
        yield (
            f"{prefix}只有{show_amount(tally.cast)}张票，不足{_FEW_PAPERS}张，"
            "公布票数会暴露个人的选择。"
        )
    for choice in ("for", "against", "abstain", "invalid"):
        if tally.choices[choice] == tally.cast > 0:
            yield (
                f"{prefix}{show_amount(tally.cast)}张票全部为{LABELS[choice]}，"
                "公布票数会暴露每个人的选择。"
            )


def _about_figures(case: Case) -> Iterator[str]:
    """Point at figures that are possible but strange."""
    papers, vote = case.vote.papers, case.vote
    if case.version.counts_participants and papers and not case.void:
        tally = next(tally for unit, tally in case.tallies.items() if unit is not Unit.AREA)
        if tally.present > papers.returned:
            yield (
                f"参加投票按{tally.show(tally.present)}计，只收回{papers.returned}张票；"
                "没有交票的人一般不算参加投票，请核对实到（present）。"
            )
    for choice, label in LABELS.items():
        amounts = {unit: tally.choices[choice] for unit, tally in case.tallies.items()}
        if any(amounts.values()) and not all(amounts.values()):
            figures = "、".join(case.tallies[unit].show(amounts[unit]) for unit in amounts)
            yield f"{label}的两项数目不相称：{figures}，请核对。"
    if spare := [unit.label for unit in vote.eligible if unit not in case.units]:
        yield f"另列的{'、'.join(spare)}没有用于本次判定。"


def _checks(case: Case) -> Iterator[str]:
    """Yield the conditions of law that no figure shows."""
    version = case.version
    if version.first_step:
        yield version.first_step
    if version.competence:
        yield version.competence
    if version.must_not_decide:
        yield f"下列事项不得由本组织决定：{'；'.join(version.must_not_decide)}"
    yield from _notice(case)
    if version.proxy_allowed and version.proxy_rule:
        yield f"如有委托，{version.proxy_rule}"
    yield from _composition(case)
    yield from _stated(case, check=True)


def _notice(case: Case) -> Iterator[str]:
    version = case.version
    if version.notice_days is not None:
        content = f"（{version.notice_content}）" if version.notice_content else ""
        exception = f"；{version.notice_exception}" if version.notice_exception else ""
        yield f"是否提前{version.notice_days}日通知{content}{exception}"
    elif version.notice_local_days is not None:
        yield (
            f"国家法律没有规定提前通知的天数，各地多为{version.notice_local_days}日，以本省规定为准"
        )
    if version.list_published_days is not None:
        day = "选举日" if case.body.kind is Kind.ELECTION else "会议"
        yield f"名单是否在{day}的{version.list_published_days}日前公布"


def _composition(case: Case) -> Iterator[str]:
    """Say how many of the members must belong to a group, in figures of this electorate."""
    shares = []
    for share in case.version.composition:
        total = case.vote.eligible[Unit.HEADS]
        least = share.threshold.least_number(int(total))
        shares.append(f"{share.who}应占{share.threshold.words()}（{least}人）")
    if shares:
        yield f"组成人员{show_amount(case.vote.eligible[Unit.HEADS])}人中，{'，'.join(shares)}"
