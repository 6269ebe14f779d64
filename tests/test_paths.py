"""Where things lie, by environment and by platform."""

from pathlib import Path

import pytest

from desktop import paths
from desktop.errors import StorageError


@pytest.fixture
def plain(monkeypatch, tmp_path):
    """Make a person of Linux without settings, whose home is a fresh folder."""
    for name in ("YISHIBU_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_home_folder_is_the_users_data_folder(plain):
    assert paths.home_folder() == plain / ".local/share/yishibu"


@pytest.mark.parametrize(
    ("chosen", "folder"),
    [
        ("", "{home}/.local/share/yishibu"),
        ("{home}/村 账", "{home}/村 账"),
        ("~/ledger", "{home}/ledger"),
        ("ledger", "{cwd}/ledger"),
    ],
)
def test_home_folder_follows_its_variable(plain, monkeypatch, chosen, folder):
    monkeypatch.setenv("YISHIBU_HOME", chosen.format(home=plain))

    assert paths.home_folder() == Path(folder.format(home=plain, cwd=Path.cwd()))


def test_the_server_has_a_home_of_its_own(plain, monkeypatch):
    where = ("YISHIBU_SERVER_HOME", "yishibu-server")

    assert paths.home_folder(*where) == plain / ".local/share/yishibu-server"
    monkeypatch.setenv("YISHIBU_SERVER_HOME", "~/county")
    assert paths.home_folder(*where) == plain / "county"
    assert paths.home_folder() == plain / ".local/share/yishibu"


def test_log_folder_is_the_users_logs_or_beside_a_chosen_home(plain, monkeypatch):
    assert paths.log_folder() == plain / ".local/state/yishibu/log"

    monkeypatch.setenv("YISHIBU_HOME", str(plain / "ledger"))
    assert paths.log_folder() == plain / "ledger/logs"


def test_cache_folder_follows_xdg_but_not_the_home(plain, monkeypatch):
    monkeypatch.setenv("YISHIBU_HOME", str(plain / "ledger"))
    assert paths.cache_folder() == plain / ".cache/yishibu"

    monkeypatch.setenv("XDG_CACHE_HOME", str(plain / "elsewhere"))
    assert paths.cache_folder() == plain / "elsewhere/yishibu"


def test_font_folders_are_the_cache_alone_without_packed_fonts(plain):
    assert paths.font_folders() == [plain / ".cache/yishibu/fonts"]


def test_font_folders_begin_with_packed_fonts(plain, monkeypatch):
    packed = plain / "resources/fonts"
    packed.mkdir(parents=True)
    monkeypatch.setattr(paths, "resource", {"fonts": packed}.__getitem__)

    assert paths.font_folders() == [packed, plain / ".cache/yishibu/fonts"]


def test_asking_makes_no_folder(plain):
    paths.home_folder()
    paths.log_folder()
    paths.font_folders()

    assert list(plain.iterdir()) == []


@pytest.fixture
def homeless(plain, monkeypatch):
    """Make an account that neither the environment nor the system gives a folder."""
    monkeypatch.delenv("HOME")
    monkeypatch.setattr("pwd.getpwuid", {}.__getitem__)
    for name in ("XDG_CONFIG_HOME", "USERPROFILE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    "find", [paths.home_folder, paths.settings_file, paths.log_folder, paths.cache_folder]
)
def test_account_without_a_folder_is_told_so(homeless, find):
    with pytest.raises(
        StorageError, match=r"这个系统账户没有自己的文件夹。 请设定 HOME，或用 YISHIBU_HOME"
    ):
        find()


def test_account_without_a_folder_may_choose_one(homeless, monkeypatch, tmp_path):
    monkeypatch.setenv("YISHIBU_HOME", str(tmp_path / "账"))

    assert paths.home_folder() == tmp_path / "账"
    assert paths.log_folder() == tmp_path / "账/logs"
    assert paths.settings_file() == tmp_path / "账/window.ini"
    assert paths.font_folders() == []
