import argparse
import io
import json
import sys

import pytest

from desktop.cli.laws import register
from desktop.errors import NotFoundError, ValidationError

VOTE = {
    "body": "village_representatives_meeting",
    "date": "2026-05-10",
    "eligible": {"heads": 45},
    "present": {"heads": 31},
    "count": {"for": 17},
}


def run(*argv):
    parser = argparse.ArgumentParser()
    register(parser.add_subparsers(required=True))
    args = parser.parse_args(argv)
    return args.run(args)


def test_decide_reads_a_file_and_prints_one_document(tmp_path, capsys):
    file = tmp_path / "表决.json"
    file.write_text(json.dumps(VOTE), encoding="utf-8")

    status = run("decide", str(file))

    printed = capsys.readouterr()
    answer = json.loads(printed.out)
    assert (status, printed.err) == (0, "")
    assert (answer["carried"], answer["steps"][0]) == (
        True,
        "组成人员应到45人，三分之二以上须30人；实到31人，够数。",
    )


def test_decide_reads_standard_input(monkeypatch, capsys):
    monkeypatch.setattr(
        sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(VOTE).encode()), encoding="ascii")
    )

    assert run("decide", "-") == 0
    assert json.loads(capsys.readouterr().out)["quorate"] is True


def test_decide_names_a_file_that_is_not_there(tmp_path):
    with pytest.raises(NotFoundError, match=r"没有这个文件：.*missing\.json"):
        run("decide", str(tmp_path / "missing.json"))


def test_decide_names_what_is_no_file(tmp_path):
    with pytest.raises(ValidationError, match="读不了"):
        run("decide", str(tmp_path))


def test_rules_lists_every_text_with_its_dates(capsys):
    assert run("rules") == 0

    blocks = {
        block.split("  ")[0]: block.splitlines()
        for block in capsys.readouterr().out.rstrip("\n").split("\n\n")
    }
    assert len(blocks) == 25
    assert blocks["village_assembly"] == [
        "village_assembly  村民会议",
        (
            "  2026-01-01 ..             到会：本村十八周岁以上村民过半数（heads），"
            "或者本村户的代表三分之二以上（households）"
        ),
        "                            通过：ordinary（一般事项）到会过半数",
        (
            "                            依据：《中华人民共和国村民委员会组织法》"
            "第二十五条、第二十六条、第二十七条、第二十八条"
        ),
        (
            "  2018-12-29 .. 2025-12-31  到会：本村十八周岁以上村民过半数（heads），"
            "或者本村户的代表三分之二以上（households）"
        ),
        "                            通过：ordinary（一般事项）到会过半数",
        (
            "                            依据：《中华人民共和国村民委员会组织法》"
            "第二十一条、第二十二条、第二十三条、第二十四条"
        ),
    ]
    assert blocks["two_committees_meeting"][1:] == [
        "  -                         到会：法律没有规定",
        "                            通过：default（一般事项）到会人数过半数",
        "                            依据：各地“四议两公开”工作规则",
        "                            注意：惯例，非法律规定",
    ]


def test_rules_prints_one_document(capsys):
    assert run("rules", "--json") == 0

    assert len(json.loads(capsys.readouterr().out)["bodies"]) == 25
