"""Chinese typed through fcitx: Qt's wheels lack its plugin, but it also answers as IBus."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import MutableMapping


def choose_input_method(environment: MutableMapping[str, str]) -> None:
    """Let Qt try IBus where a desktop asks for fcitx; called before Qt's application is made.

    fcitx5 answers as IBus on the session's bus, which Qt asks by IBUS_USE_PORTAL. Without this Qt
    finds no input method at all, and nobody can type Chinese.
    """
    wanted = environment.get("QT_IM_MODULES") or environment.get("QT_IM_MODULE", "")
    names = [name for name in wanted.split(";") if name]
    asked = [*names, environment.get("XMODIFIERS", "").removeprefix("@im=")]
    if "ibus" in names or not any(name.startswith("fcitx") for name in asked):
        return
    environment["QT_IM_MODULES"] = ";".join([*names, "ibus", "compose"])
    environment.setdefault("IBUS_USE_PORTAL", "1")
