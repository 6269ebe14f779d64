"""Windows' installer, compiled for real around a stand-in for the folder frozen on Windows."""

import shutil
import subprocess

import pytest

KEPT = "账本没有删除，仍在"


@pytest.fixture
def installers(script, tmp_path, monkeypatch):
    """The script, with a folder to build in and its icon drawn there."""
    module = script("installers")
    monkeypatch.setattr(module, "BUILD", tmp_path / "build")
    icons = script("icons")
    icons.write_ico(tmp_path / "build/windows/yishibu.ico")
    icons.write_side(tmp_path / "build/windows/side.bmp")
    return module


@pytest.fixture
def frozen(tmp_path):
    folder = tmp_path / "frozen"
    (folder / "_internal/字体").mkdir(parents=True)
    (folder / "_internal/字体/a.ttf").write_bytes(b"a face " * 1000)
    for name in ("yishibu.exe", "yishibu-cli.exe"):
        (folder / name).write_bytes(b"MZ")
    return folder


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", "0.1.0.0"), ("1.2", "1.2.0.0"), ("1.2.3.4", "1.2.3.4")],
)
def test_windows_has_four_numbers(installers, version, numbers):
    assert installers.four_numbers(version) == numbers


def test_version_resource_is_what_pyinstaller_evaluates(installers, tmp_path):
    installers.write_version(tmp_path / "version.txt", "0.1.0")

    names = (
        "VSVersionInfo FixedFileInfo StringFileInfo StringTable StringStruct VarFileInfo VarStruct"
    )
    made = {name: lambda *args, **facts: (args, facts) for name in names.split()}
    ((), facts) = eval((tmp_path / "version.txt").read_text(encoding="utf-8"), made)  # noqa: S307 – our own text, read as PyInstaller reads it
    strings = facts["kids"][0][0][0][0][0][1]
    assert facts["ffi"][1]["filevers"] == (0, 1, 0, 0)
    assert {one[0] for one in strings} >= {("ProductVersion", "0.1.0"), ("InternalName", "yishibu")}


def test_installer_compiles_without_a_warning(installers, frozen, tmp_path):
    installer = installers.build_installer(frozen, tmp_path, "0.1.0")

    assert installer.name == "yishibu-0.1.0-setup.exe"
    assert installer.read_bytes()[:2] == b"MZ"
    assert "议事簿 安装程序".encode("utf-16-le") in installer.read_bytes()  # its version resource


@pytest.mark.parametrize("lost", ["yishibu.ico", "side.bmp", "frozen"])
def test_nothing_is_compiled_without_icon_or_folder(installers, frozen, tmp_path, lost):
    if lost == "frozen":
        shutil.rmtree(frozen)
    else:
        (installers.BUILD / "windows" / lost).unlink()

    with pytest.raises(subprocess.CalledProcessError):
        installers.build_installer(frozen, tmp_path, "0.1.0")
    assert not (tmp_path / "yishibu-0.1.0-setup.exe").exists()


def test_without_nsis_that_is_said(installers, frozen, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(FileNotFoundError, match="makensis"):
        installers.build_installer(frozen, tmp_path, "0.1.0")


def test_uninstaller_says_where_the_ledger_stays_and_touches_nothing_there(installers):
    script = (installers.HERE / "yishibu.nsi").read_text(encoding="utf-8")
    removing = script.partition('Section "Uninstall"')[2]

    assert KEPT in script
    assert [line for line in removing.splitlines() if "LOCALAPPDATA" in line] == [
        '  IfFileExists "$LOCALAPPDATA\\yishibu\\*.*" 0 nothing_kept'
    ]
