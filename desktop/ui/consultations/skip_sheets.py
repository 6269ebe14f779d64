"""写明理由后跳过: goes on without something that is lacking, with a reason that stays."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from desktop.records import Field, Kind, PassedGap
from desktop.services.stages import pass_gap
from desktop.ui.consultations.wording import FileWords
from desktop.ui.forms.record_forms import RecordForm
from desktop.ui.forms.record_sheets import RecordSheet
from desktop.ui.widgets.states import FaultBox

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop.services.consultation_views import ConditionView
    from desktop.ui.sessions import Session


class SkipSheet(RecordSheet):
    """Asks which gap, why, and who agreed; warns where the law makes it a condition."""

    def __init__(
        self, parent: QWidget, session: Session, consultation: UUID, gaps: Sequence[ConditionView]
    ) -> None:
        """Make a sheet; `open()` shows it.

        Args:
            parent: The page.
            session: Where to write.
            consultation: Whose.
            gaps: What is lacking and can be passed over; at least one.
        """
        words = FileWords(session)
        self._gaps = {gap.code: gap for gap in gaps}
        self._consultation = consultation
        which = Field(
            name="gap",
            label=QCoreApplication.translate("SkipSheet", "跳过哪一项"),
            kind=Kind.CHOICE,
            choices={gap.code: words.condition(gap) for gap in gaps},
        )
        form = RecordForm(
            session,
            PassedGap,
            besides=(which,),
            only=("gap", "reason", "agreed_by"),
            needed=("gap", "reason", "agreed_by"),
            examples={
                "reason": QCoreApplication.translate("SkipSheet", "例：汛期抢险，来不及开会研究"),
                "agreed_by": QCoreApplication.translate("SkipSheet", "例：镇党委副书记"),
            },
        )
        form.preset({"gap": next(iter(self._gaps))})
        title = QCoreApplication.translate("SkipSheet", "写明理由后跳过")
        super().__init__(parent, session, title, form, self._act, row=str(consultation))
        words.setParent(self)
        self._words = words
        self.warning = FaultBox("")
        self.body.insertWidget(0, self.warning)
        form.edited.connect(lambda _: self._warn())
        self._warn()

    def _chosen(self) -> ConditionView | None:
        return self._gaps.get(str(self.form.editors["gap"].typed()))

    def _warn(self) -> None:
        gap = self._chosen()
        self.warning.setVisible(gap is not None)
        if gap is None:
            return
        if gap.is_lawful:
            title, tone = self.tr("法定条件：{basis}"), "bad"
            told = self.tr("这是法律规定的条件。跳过的理由和同意的人会印在记录里，谁都看得到。")
        else:
            title, tone = self.tr("依据：{basis}"), "warn"
            told = self.tr("跳过的理由和同意的人记在这件协商里，以后都能查到。")
        self.warning.show_fault(title.format(basis=self._words.basis(gap.basis)), told, tone)

    def _act(self, values: Mapping[str, Any]) -> Callable[[], Any]:
        given = {name: editor.value() for name, editor in self.form.editors.items()}
        return partial(pass_gap, self.session.ledger, self._consultation, **given | dict(values))
