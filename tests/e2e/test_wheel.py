"""The wheel in an environment of its own: whole, and broken in every way that one can lose files.

The libraries are those of the tests' own environment, so nothing is fetched; the app comes from the
wheel alone. `make package` does the same with libraries fetched from the lock.
"""

import importlib
import json
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"
NAME = "安装 目录"


class Installation:
    """An environment with the wheel, run by a person whose home has a Chinese name and spaces."""

    def __init__(self, folder):
        self.home = folder / "马 家"
        self.home.mkdir()
        self.environment = folder / NAME
        venv.create(self.environment, symlinks=True)
        self.packages = next(self.environment.glob("lib/python*/site-packages"))
        self.app = self.packages / "desktop"

    def install(self, wheel):
        """Install the wheel; the libraries lie in the tests' environment, not its editable app."""
        pip = [sys.executable, "-m", "pip", "--python", str(self.environment / "bin/python")]
        wanted = ["install", "-qq", "--no-deps", "--no-index", str(wheel)]
        subprocess.run([*pip, *wanted], check=True)
        (self.packages / "libraries.pth").write_text(sysconfig.get_path("purelib"))

    def run(self, *words, **settings):
        own = {"PATH": "/usr/bin:/bin", "HOME": str(self.home), "LC_ALL": "C"}
        return subprocess.run(
            [self.environment / "bin/yishibu", *words],
            check=False,
            cwd=self.home,
            env=own | settings,
            capture_output=True,
            encoding="utf-8",
        )

    def self_test(self, **settings):
        """Return the exit status, what failed with its words, and what was said besides."""
        done = self.run("self-test", "--json", **settings)
        checks = json.loads(done.stdout)["checks"] if done.stdout else []
        failed = {check["name"]: check["detail"] for check in checks if not check["ok"]}
        return done.returncode, failed, done.stderr


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(PACKAGING))
        packages = importlib.import_module("packages")
        installation = Installation(tmp_path_factory.mktemp("installed"))
        installation.install(packages.build_wheel(installation.home.parent))
    return installation


@pytest.fixture
def lose(installation):
    """Take files of the installation away, and lay them back when the test ends."""
    lost = []

    def take(*names):
        for name in names:
            path = installation.app / name
            lost.append((path.rename(path.with_name(f"{path.name}.lost")), path))

    yield take
    for kept, path in lost:
        kept.rename(path)


def left_in(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_wheel_is_whole_in_the_c_locale_under_a_chinese_path(installation):
    assert installation.self_test() == (0, {}, "")
    assert left_in(installation.home) == [
        ".local",
        ".local/state",
        ".local/state/yishibu",
        ".local/state/yishibu/log",
        ".local/state/yishibu/log/yishibu.log",
    ]


def test_it_writes_nothing_beside_itself(installation):
    before = left_in(installation.app)

    assert installation.self_test(PYTHONDONTWRITEBYTECODE="1") == (0, {}, "")
    assert left_in(installation.app) == before


def test_lost_files_are_named_each_in_one_line(installation, lose):
    lose(
        "_resources/rules/villages.toml",
        "_resources/divisions/ningxia.csv",
        "_resources/fonts/NotoSerifSC-Bold.ttf",
        "_resources/translations/yishibu_en.qm",
        "data/workbook_process.py",
    )

    status, failed, err = installation.self_test()

    assert (status, err) == (1, "")
    assert failed["程序文件"].startswith("缺少文件 desktop/_resources/")
    assert failed["区划"].startswith("缺少文件 ")
    assert "NotoSerifSC-Bold" in failed["字体"]
    assert failed["表格"] == "读表格的程序启动不了。 请运行 yishibu self-test，或重新安装。"
    assert failed["窗口"] == "缺少界面语言 en。 请重新安装。"
    assert all("\n" not in detail for detail in failed.values())


def test_lost_module_and_altered_file_are_named(installation, lose):
    font = installation.app / "_resources/fonts/NotoSansSC-Bold.ttf"
    content = font.read_bytes()
    font.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    lose("ui/stylesheet.py", "_resources/styles/window.qss")

    status, failed, err = installation.self_test()

    font.write_bytes(content)
    assert (status, err) == (1, "")
    assert failed["程序文件"].startswith("文件损坏 desktop/_resources/fonts/NotoSansSC-Bold.ttf。")
    assert failed["窗口"] == "缺少组件：No module named 'desktop.ui.stylesheet'。"


def test_program_that_cannot_begin_says_what_it_lacks(installation, lose):
    lose("services/laws.py")

    done = installation.run("self-test")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "安装不完整：缺少组件（No module named 'desktop.services.laws'）。请重新安装。\n"
    )


def test_account_without_a_home_is_told_so_in_one_line(installation):
    done = installation.run("verify", HOME="", XDG_DATA_HOME="", YISHIBU_HOME="~nobody-here/账")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("这个系统账户没有自己的文件夹。")
    assert len(done.stderr.splitlines()) == 1
