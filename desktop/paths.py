"""Where things lie on this computer: the ledger's home, logs, cache and fonts.

Nothing is created here; whoever writes makes the folder.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from desktop.errors import StorageError
from desktop.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable

HOME_VARIABLE = "YISHIBU_HOME"
LEDGER_FILE = "ledger.db"
KEY_FILE = "keys.json"


def home_folder(variable: str = HOME_VARIABLE, name: str = "yishibu") -> Path:
    """Return the folder of ledger and attachments: ``YISHIBU_HOME``, else the user's data folder.

    The server has its own variable, and its own name among the user's data.

    A relative or ``~`` path in the variable is made absolute; an empty one counts as unset.

    Raises:
        StorageError: This account has no folder of its own, and none was chosen.
    """
    chosen = os.environ.get(variable)
    if chosen:
        return _found(lambda: Path(chosen).expanduser().absolute(), variable)
    return _found(lambda: Path(platformdirs.user_data_dir(name, appauthor=False)), variable)


def _own_folder(ask: Callable[..., str]) -> Path:
    return _found(lambda: Path(ask("yishibu", appauthor=False)))


def _found(find: Callable[[], Path], variable: str = HOME_VARIABLE) -> Path:
    """Turn what Python and platformdirs say of an account without a home into our own words."""
    try:
        return find()
    except RuntimeError as error:
        raise StorageError(
            "这个系统账户没有自己的文件夹。", f"请设定 HOME，或用 {variable} 指定一个文件夹。"
        ) from error


def holds_ledger(folder: Path) -> bool:
    """Whether a folder holds a ledger, or the keys of one whose file is gone: no place to begin."""
    return (folder / LEDGER_FILE).exists() or (folder / KEY_FILE).exists()


def settings_file() -> Path:
    """Return where the look of the window is kept: with a chosen home, else the user's settings."""
    if os.environ.get(HOME_VARIABLE):
        return home_folder() / "window.ini"
    return _own_folder(platformdirs.user_config_dir) / "window.ini"


def log_folder() -> Path:
    """Return the folder of the log: beside a ledger whose home was chosen, else the user's logs."""
    if os.environ.get(HOME_VARIABLE):
        return home_folder() / "logs"
    return _own_folder(platformdirs.user_log_dir)


def cache_folder() -> Path:
    """Return the folder of what can be made or fetched anew; all checkouts of a user share it."""
    return _own_folder(platformdirs.user_cache_dir)


def font_cache() -> Path:
    """Return the folder into which set-up lays the fonts."""
    return cache_folder() / "fonts"


def font_folders() -> list[Path]:
    """Return where papers look for fonts, first hit wins: packed with the app, then the cache.

    The system's own fonts are not searched: the bytes of a paper must not depend on what else
    is installed.
    """
    packed = resource("fonts")
    folders = [packed] if isinstance(packed, Path) and packed.is_dir() else []
    with contextlib.suppress(StorageError):  # an account without a folder has no cache
        folders.append(font_cache())
    return folders
