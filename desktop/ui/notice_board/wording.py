"""How a publication stands, in the words of the interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.services.laws import get_rulebook
from desktop.services.notice_views import EXPIRED, HANGING, OBJECTED, UNPOSTED

if TYPE_CHECKING:
    from desktop.services.notice_views import NoticeLine

TONES = {
    OBJECTED: ("overdue", "octagon-alert"),
    UNPOSTED: ("outline", "square"),
    HANGING: ("info", "megaphone"),
    EXPIRED: ("good", "circle-check"),
}
_SHORT = ("warn", "triangle-alert")


class NoticeWords(QObject):
    """Says states and days; table and drawer share it."""

    def state(self, line: NoticeLine) -> tuple[str, str, str]:
        """Return the chip of a notice: word, tone, icon."""
        words = {
            OBJECTED: self.tr("有异议"),
            UNPOSTED: self.tr("还没贴"),
            HANGING: self.tr("公示中"),
            EXPIRED: self.tr("期满"),
        }
        if line.is_short:
            return (self.tr("没贴够"), *_SHORT)
        return (words[line.state], *TONES[line.state])

    def days(self, line: NoticeLine) -> str:
        """Return for how long it has hung, against what is needed."""
        if line.state == UNPOSTED:
            return self.tr("须满 {needed} 天").format(needed=line.needed)
        if not line.hung:
            return self.tr("今天贴出 / {needed} 天").format(needed=line.needed)
        told = self.tr("第 {hung} 天 / {needed} 天")
        if line.state == EXPIRED:
            told = self.tr("贴了 {hung} 天 / {needed} 天")
        return told.format(hung=line.hung, needed=line.needed)

    def basis(self, line: NoticeLine) -> str:
        """Return the sentence on the days, with what they rest on."""
        return self.term(line.needed, line.basis, binding=line.binding)

    def term(self, days: int, basis: str, *, binding: bool) -> str:
        """Return the sentence on so many days that rest on an article."""
        if binding:
            said = self.tr("须公示满 {needed} 天，依据{basis}。贴出当天{counted}（{first}）。")
        else:
            said = self.tr("这一类法律没有规定天数，参照{basis}的 {needed} 天，可以改。")
        first = get_rulebook().semantics.first_day
        counted = self.tr("也算") if first.counts else self.tr("不算")
        return said.format(needed=days, basis=basis, counted=counted, first=first.basis)
