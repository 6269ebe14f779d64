"""The demo as a newcomer runs it: a process a command, each on what the one before left."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

ROOT = Path(__file__).parent.parent.parent


class Shell:
    """Runs commands as a person would, in a folder and with settings of their own."""

    def __init__(self, folder):
        self.folder = folder
        kept = {name: value for name, value in os.environ.items() if "YISHIBU" not in name}
        self.settings = kept | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}

    def run(self, *argv, **settings):
        return subprocess.run(
            [sys.executable, "-m", "desktop", *map(str, argv)],
            check=False,
            cwd=self.folder,
            env=self.settings | settings,
            capture_output=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
        )

    def json(self, *argv, **settings):
        done = self.run(*argv, "--json", **settings)
        assert (done.returncode, done.stderr) == (0, "")
        return json.loads(done.stdout)


@pytest.fixture(scope="module")
def shell(tmp_path_factory):
    return Shell(tmp_path_factory.mktemp("newcomer"))


@pytest.fixture(scope="module")
def answer(shell):
    """Play the demo, and from then on open its ledger with the passphrase it named."""
    logs = str(shell.folder / "first")
    answer = shell.json("demo", "--out", "示例", YISHIBU_HOME=logs)
    shell.settings["YISHIBU_HOME"] = answer["ledger"]
    shell.settings["YISHIBU_PASSPHRASE"] = answer["passphrase"]
    return answer


@pytest.fixture
def case(answer):
    """The dialysis room, the first of the cases, with the record of its one meeting."""
    case = answer["cases"][0]
    return case | {"record": case["records"][0], "meeting": case["meetings"][0]}


def papers_of(shell, row):
    return [paper["id"] for paper in shell.json("paper", "list", row)["papers"]]


def verified(shell, **settings):
    found = shell.json("verify", **settings)
    return found["ok"], found["problems"]


def test_demo_answers_with_what_it_left(shell, answer):
    left = shell.folder / "示例"

    assert answer["ledger"] == str(left / "ledger")
    assert answer["papers"] == [str(one) for one in sorted((left / "papers").rglob("*.pdf"))]
    assert [len(one["motions"]) for one in answer["cases"]] == [3, 3, 1, 0]


def test_every_page_of_every_paper_says_sample(answer):
    for paper in answer["papers"]:
        for page in pypdf.PdfReader(paper).pages:
            assert "示例" in page.extract_text().replace("\n", "")


def test_search_finds_the_case_and_the_name_only_where_it_is_kept(shell, answer):
    kinds = {hit["type"] for hit in shell.json("search", "220万元")["hits"]}
    withheld = shell.json("search", "勉秀英")

    assert {"Progress", "Adoption", "Evaluation"} <= kinds
    assert [(hit["type"], hit["title"]) for hit in withheld["hits"]] == [("Person", "勉秀英")]
    assert shell.json("search", "my")["hits"][0]["title"] == "马䶮"
    assert shell.json("search", "没有这样的话") == {"hits": [], "count": 0}


def test_each_subject_lists_its_papers(shell, case):
    forms = ["ballot_paper", "tally_sheet"]
    meeting = {"meeting_record", "sign_in_sheet", "attendance_sheet", *forms, "vote_result"}

    assert meeting < set(papers_of(shell, case["meeting"]))
    assert papers_of(shell, case["record"]) == papers_of(shell, case["meeting"])
    assert papers_of(shell, case["motions"][1]) == forms
    of_the_whole = papers_of(shell, case["consultation"])
    assert {"consultation_plan", "consultation_statement"} <= set(of_the_whole)


def test_record_printed_again_is_the_same_file(shell, answer, case):
    done = shell.run("paper", "print", case["record"], "meeting_record", "--out", "记录.pdf")

    assert (done.returncode, done.stdout) == (0, "已打印到：记录.pdf\n")
    assert (shell.folder / "记录.pdf").read_bytes() == Path(answer["papers"][6]).read_bytes()


def test_file_with_one_byte_more_is_not_ours(shell, answer):
    forged = shell.folder / "改过.pdf"
    forged.write_bytes(Path(answer["papers"][6]).read_bytes() + b"\n")

    done = shell.run("verify", forged, "--json")

    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert (found["ok"], found["answer"]) == (False, "record_is_ours")


def test_ledger_verifies_and_its_tables_are_what_the_journal_says(shell, answer):
    compared = shell.json("rebuild", "--check")

    assert verified(shell) == (True, [])
    assert {key: compared[key] for key in ("ok", "problems", "held", "rebuilt", "backup")} == {
        "ok": True,
        "problems": [],
        "held": [],
        "rebuilt": False,
        "backup": "",
    }


def test_backup_is_restored_by_the_recovery_code_alone(shell, answer):
    (shell.folder / "恢复码.txt").write_text(answer["recovery_code"], encoding="utf-8")

    saved = shell.run("backup", "备份.ysb")
    restored = shell.run(
        "restore",
        "备份.ysb",
        "--recovery-code-file",
        "恢复码.txt",
        YISHIBU_HOME=str(shell.folder / "别处"),
        YISHIBU_PASSPHRASE="",
    )

    assert (saved.returncode, saved.stderr) == (0, "")
    assert (restored.returncode, restored.stderr) == (0, "")
    elsewhere = str(shell.folder / "别处")
    assert verified(shell, YISHIBU_HOME=elsewhere) == (True, [])
    checked = shell.json("verify", answer["papers"][7], YISHIBU_HOME=elsewhere)
    assert checked == {"ok": True, "problems": [], "answer": "printed_here"}


def test_second_demo_in_the_same_folder_is_refused(shell, answer):
    done = shell.run("demo", "--out", "示例", "--json")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"这里已经有示例：{answer['ledger']}。 请换一个文件夹，或先把它移走。\n"


def test_ledger_opens_with_no_other_passphrase(shell, answer):
    done = shell.run("verify", YISHIBU_PASSPHRASE="不是它")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("口令不对。")
