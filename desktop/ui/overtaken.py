"""What came from elsewhere while a person typed: told once, before what was typed replaces it.

Whatever can hold an open draft while sync runs asks here before it stores. `Seen` knows what the
person saw, and puts it into the draft beside what was typed; `Watch` looks into the ledger again.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject

from desktop.ui.messages import label

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from desktop.services.overtaken import Held, Look
    from desktop.ui.sessions import Session
    from desktop.ui.tasks import Failed

OVER = ""
"""Under which a draft keeps what was seen when it was typed: no field is called so."""
SHOWN = 80
"""So many characters of a value have room in a sentence."""
_REMOVED = "removed_at"


class Seen:
    """What a person saw of the things that an editor is about to replace."""

    def __init__(self) -> None:
        self._at_first: dict[str, Any] = {}
        self._seen: dict[str, Any] = {}
        self._drafted: set[str] = set()  # seen when a draft was typed, which may be long ago

    def begin(self, now: Mapping[str, Held]) -> None:
        """Take what is there as seen: the editor opens with it."""
        self._at_first = {name: held.plain for name, held in now.items()}
        self.see(self._at_first)

    def see(self, plain: Mapping[str, Any]) -> None:
        """Take what is shown as seen, unless a draft comes back over it: it was typed before."""
        self._seen |= {name: value for name, value in plain.items() if name not in self._drafted}
        self._drafted -= plain.keys()

    def begin_anew(self) -> None:
        """Take what the editor opened with as seen: a draft was thrown away."""
        self._seen = dict(self._at_first)
        self._drafted.clear()

    def take_draft(self, content: Mapping[str, Any]) -> dict[str, Any]:
        """Take over what a draft was typed over, and return what was typed."""
        typed = dict(content)
        over = typed.pop(OVER, {})
        self._seen |= over
        self._drafted |= over.keys()
        return typed

    def for_draft(
        self, typed: Mapping[str, Any], names: Iterable[str] | None = None
    ) -> dict[str, Any]:
        """Return what was typed, with what was seen by then: it may be another when it is stored.

        Args:
            typed: What was typed.
            names: Of what; None for all that the editor looks at.
        """
        wanted = self._seen if names is None else names
        over = {name: self._seen[name] for name in wanted if name in self._seen}
        return dict(typed) | ({OVER: over} if over and typed else {})

    def is_watched(self, name: str) -> bool:
        """Tell whether the editor looks at this."""
        return name in self._seen

    def is_seen(self, name: str, plain: Any) -> bool:
        """Tell whether a person saw just this."""
        return name in self._seen and self._seen[name] == plain

    def news(self, now: Mapping[str, Held], own: Mapping[str, Collection[Any]]) -> dict[str, Held]:
        """Return what is another now than was seen, by name; from now on it counts as seen.

        Args:
            now: What is there.
            own: What is about to be replaced, with the plain values that are no news: those that
                are put there.
        """
        found = {
            name: held
            for name, held in now.items()
            if name in own and name in self._seen and held.plain not in own[name]
            if held.plain != self._seen[name]
        }
        self._seen |= {name: held.plain for name, held in found.items()}
        return found


class Watch(QObject):
    """Looks at what an editor replaces as it opens, and again before it stores; UI thread only."""

    def __init__(self, session: Session, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self.seen = Seen()
        self._session, self._look = session, look
        session.read(self, look, self.seen.begin)

    def check(
        self,
        own: Mapping[str, Any],
        go_on: Callable[[], object],
        tell: Callable[[dict[str, Held]], object],
        failed: Failed,
    ) -> None:
        """Look again, and either go on or tell what came, once.

        Args:
            own: What is about to be stored: plain values under the names of the look.
            go_on: Called where nothing came.
            tell: Takes what came; called again, `check` goes on.
            failed: Takes the error where the ledger cannot be read.
        """
        kept = {name: (plain,) for name, plain in own.items()}
        judge = partial(self._judge, {_REMOVED: (None,)} | kept, go_on, tell)
        self._session.read(self, self._look, judge, failed)

    def _judge(
        self,
        own: Mapping[str, Collection[Any]],
        go_on: Callable[[], object],
        tell: Callable[[dict[str, Held]], object],
        now: Mapping[str, Held],
    ) -> None:
        news = self.seen.news(now, own)
        if news:
            tell(news)
        else:
            go_on()


def say_news(news: Mapping[str, Held]) -> str:
    """Return what came from elsewhere as a sentence."""
    translate = QCoreApplication.translate
    message = translate("Overtaken", "刚才收到了别处改的：{what}。")
    what = translate("Overtaken", "，").join(_say(name, held) for name, held in news.items())
    return message.format(what=what)


def say_press_again(button: str) -> str:
    """Return what to do about it, where a button of this name stores."""
    told = QCoreApplication.translate(
        "Overtaken", "您写的还在：再按一次“{button}”就用您写的，别处写的留在历史里。"
    )
    return told.format(button=button)


def say_value(held: Held) -> str:
    """Return a value as a sentence has room for it."""
    words = held.words
    if held.is_choice:
        words = "、".join(label(one) for one in words.split("、"))
    shown = words if len(words) <= SHOWN else words[:SHOWN] + "…"
    return shown or QCoreApplication.translate("Overtaken", "（空）")


def _say(name: str, held: Held) -> str:
    translate = QCoreApplication.translate
    if name == _REMOVED:
        return translate("Overtaken", "这一条在别处去掉了")
    one = translate("Overtaken", "“{label}”现在是“{value}”")
    if held.about:
        one = translate("Overtaken", "“{about}”的“{label}”现在是“{value}”")
    return one.format(about=held.about, label=label(held.label), value=say_value(held))
