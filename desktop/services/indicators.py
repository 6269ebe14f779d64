"""Figures before a consultation and after its result was carried out, and how far they moved."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from desktop.domain.partial_dates import from_edtf
from desktop.errors import ValidationError
from desktop.records import Concern, Consultation, Indicator, Topic
from desktop.services.acts import act
from desktop.services.forms import fill
from desktop.services.stage_facts import concerns_of
from desktop.services.stages import require_fields

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from desktop.services.ports import Reading, Work

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorLine:
    """One figure before and after.

    Attributes:
        before: None where nobody wrote it down, as `after`.
        before_on: The day as EDTF, "" where none is known; `after_on` as well.
    """

    id: UUID
    title: str
    unit: str
    before: Decimal | None
    before_on: str
    after: Decimal | None
    after_on: str
    source: str

    @property
    def change(self) -> Decimal | None:
        """By how many per cent it moved, to a tenth; None where nothing can be compared."""
        return change_of(self.before, self.after)


def change_of(before: Decimal | None, after: Decimal | None) -> Decimal | None:
    """Return by how many per cent a figure moved, rounded half up to a tenth.

    None where one of the two is missing, or where it began with nothing: no share of nothing.
    """
    if before is None or after is None or before == 0:
        return None
    share = (after - before) * 100 / abs(before)
    return share.quantize(_TENTH, ROUND_HALF_UP)


def change_text(before: Decimal | None, after: Decimal | None) -> str:
    """Return how a figure moved, for papers: 下降70%, 上升12.5%, 没有变化; "" where not known."""
    change = change_of(before, after)
    if change is None:
        return ""
    if change == 0:
        return "没有变化"
    size = f"{abs(change):f}".removesuffix(".0")
    return f"{'上升' if change > 0 else '下降'}{size}%"


@act("登记指标")
def record_indicator(
    work: Work,
    /,
    *,
    concern: UUID | None = None,
    consultation: UUID | None = None,
    **values: Any,
) -> UUID:
    """Write down a figure as it is before anything was done; the one after is filled in later.

    Args:
        work: The act.
        concern: The concern that it describes.
        consultation: The consultation that it describes.
        **values: Fields of Indicator.

    Raises:
        ValidationError: It belongs to nothing, or its name or the figure before is missing.
    """
    if concern is None and consultation is None:
        raise ValidationError("指标没有对应的事。", "请从诉求或协商里登记。", field="concern")
    indicator = Indicator(
        concern=work.get(Concern, concern).id if concern else None,
        consultation=work.get(Consultation, consultation).id if consultation else None,
    )
    fill(indicator, values)
    _check(indicator)
    work.add(indicator)
    return indicator.id


@act("修改指标")
def edit_indicator(work: Work, /, indicator: UUID, **values: Any) -> None:
    """Change fields of a figure.

    Raises:
        ValidationError: As `record_indicator`.
    """
    row = work.get(Indicator, indicator)
    fill(row, values)
    _check(row)


@act("删去指标")
def remove_indicator(work: Work, /, indicator: UUID) -> None:
    """Take a figure back that was entered by mistake."""
    work.remove(work.get(Indicator, indicator))


@act("补记落实后的数字")
def fill_after(
    work: Work, /, indicator: UUID, *, after: Decimal | None, after_on: str | None, source: str = ""
) -> None:
    """Fill in what a figure is after the result was carried out.

    Raises:
        ValidationError: Figure or day is missing, or the day lies before that of the first figure.
    """
    row = work.get(Indicator, indicator)
    values: dict[str, Any] = {"after": after, "after_on": after_on}
    fill(row, values | ({"source": source} if source else {}))
    require_fields(row, after="之后的数字", after_on="之后的日期")
    _check(row)


def _check(row: Indicator) -> None:
    require_fields(row, title="指标", before="之前的数字")
    if not (row.before_on and row.after_on):
        return
    if from_edtf(row.after_on).latest < from_edtf(row.before_on).earliest:
        raise ValidationError("之后的日期早于之前的日期。", "请核对两个日期。", field="after_on")


def list_indicators(
    reading: Reading, *, concern: UUID | None = None, consultation: UUID | None = None
) -> tuple[IndicatorLine, ...]:
    """Return the figures of a concern, or of a consultation and the concerns behind it.

    Each once, those written down first before the others.
    """
    found: dict[UUID, Indicator] = {}
    if consultation is not None:
        row = reading.get(Consultation, consultation)
        _take(found, reading.list(Indicator, consultation=consultation))
        for one in concerns_of(reading, reading.find(Topic, row.topic)):
            _take(found, reading.list(Indicator, concern=one))
    if concern is not None:
        _take(found, reading.list(Indicator, concern=concern))
    return tuple(_line(found[key]) for key in sorted(found))


def _take(found: dict[UUID, Indicator], rows: Iterable[Indicator]) -> None:
    found.update({row.id: row for row in rows})


def _line(row: Indicator) -> IndicatorLine:
    return IndicatorLine(
        id=row.id,
        title=row.title,
        unit=row.unit,
        before=row.before,
        before_on=row.before_on or "",
        after=row.after,
        after_on=row.after_on or "",
        source=row.source,
    )
