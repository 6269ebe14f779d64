"""Whether the recovery code lies in the safe: known here only, since the code is kept nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.services.acts import act

if TYPE_CHECKING:
    from desktop.services.ports import Reading, Work

_SETTING = "code_kept"


@act("记下恢复码收好没有", undoable=False)
def note_code_kept(work: Work, /, *, kept: bool) -> None:
    """Note that the code was printed, saved or copied, or that a new one has not been yet."""
    work.set_setting(_SETTING, "1" if kept else "")


def is_code_to_keep(reading: Reading) -> bool:
    """Whether somebody still has to print the code; never in a ledger of samples."""
    return reading.setting("sample") != "1" and reading.setting(_SETTING) != "1"
