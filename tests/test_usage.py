import argparse

import pytest

from desktop.usage import Parser, in_chinese, positive


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("the following arguments are required: --org, --name", "还缺 --org, --name"),
        ("one of the arguments --org --revoke is required", "要写其中一个：--org --revoke"),
        ("argument --org: not allowed with argument --revoke", "--org 不能和 --revoke 一起写"),
        ("unrecognized arguments: --frob\n x", "不认识 --frob x"),
        ("argument --out: expected one argument", "--out 后面要写一个值"),
        ("argument --limit: invalid int value: 'abc'", "--limit 要写整数，现为“abc”"),
        (
            "argument 命令: invalid choice: 'frob' (choose from 'init', 'verify')",
            "命令 没有“frob”，可选：init, verify",
        ),
        (
            "argument --per-page: invalid choice: 3 (choose from 1, 2, 4)",
            "--per-page 没有“3”，可选：1, 2, 4",
        ),
        ("argument --json: ignored explicit argument 'x'", "--json 后面不写值"),
        ("argument --limit: 要写大于0的整数，现为“0”", "--limit：要写大于0的整数，现为“0”"),
        ("something argparse may say one day", "something argparse may say one day"),
    ],
)
def test_complaint_is_put_in_chinese(said, shown):
    assert in_chinese(said) == shown


@pytest.mark.parametrize("text", ["1", "50", "007"])
def test_positive_number_is_read(text):
    assert positive(text) == int(text)


@pytest.mark.parametrize("text", ["0", "-1", "", "1.5", "abc", "１", "²", "1e3"])
def test_number_that_is_none_or_too_small_is_refused(text):
    with pytest.raises(argparse.ArgumentTypeError, match="大于0"):
        positive(text)


def parser():
    made = Parser(prog="yishibu")
    outer = made.add_subparsers()
    inner = outer.add_parser("paper").add_subparsers()
    inner.add_parser("print").add_argument("--out")
    return made


@pytest.mark.parametrize(
    "words",
    [
        ["--home", "x", "paper", "print"],
        ["paper", "--home", "x", "print"],
        ["paper", "print", "--home", "x"],
        ["--home", "y", "paper", "print", "--home", "x"],
    ],
)
def test_home_may_stand_anywhere_and_the_last_counts(words):
    args = parser().parse_args(words, argparse.Namespace(home=None, debug=False))

    assert (str(args.home), args.debug) == ("x", False)


def test_options_are_written_out(capsys):
    """--o for --out today would be --outline tomorrow."""
    with pytest.raises(SystemExit) as end:
        parser().parse_args(["paper", "print", "--o", "x"])

    assert end.value.code == 2
    assert capsys.readouterr().err == ("用法不对：不认识 --o x。用 yishibu --help 查看用法。\n")
