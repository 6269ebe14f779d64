"""The size budget: small functions, files and classes; what outgrows it is split or listed."""

import ast
from functools import cache
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).parent.parent
# What may be larger: {"desktop/file.py" or "desktop/file.py:name": "reason"}.
EXCEPTIONS: dict[str, str] = {}


@cache
def texts():
    """Return the modules of the packages by their paths; read by whoever runs these tests only."""
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for part in ("desktop", "server")
        for path in sorted((ROOT / part).rglob("*.py"))
    }


@cache
def nodes():
    """Return (name, node) of every class and function."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return [
        (f"{file}:{node.name}", node)
        for file, text in texts().items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, kinds)
    ]


def functions():
    return [(name, node) for name, node in nodes() if not isinstance(node, ast.ClassDef)]


def classes():
    return [(name, node) for name, node in nodes() if isinstance(node, ast.ClassDef)]


def lines_of(node):
    return node.end_lineno - node.lineno + 1


def positional(node):
    names = [argument.arg for argument in node.args.posonlyargs + node.args.args]
    return len(names) - (names[:1] in (["self"], ["cls"]))


def above(limit, sizes):
    return [(name, size) for name, size in sizes if size > limit and name not in EXCEPTIONS]


def test_functions_are_small():
    sizes = [(name, lines_of(node)) for name, node in functions()]

    assert above(60, sizes) == []
    assert median(size for _, size in sizes) <= 8
    assert quantiles([size for _, size in sizes], n=10)[-1] <= 30


def test_files_are_small():
    sizes = [(name, len(text.splitlines())) for name, text in texts().items()]

    assert above(500, sizes) == []
    assert quantiles([size for _, size in sizes], n=10)[-1] <= 350


def test_classes_are_small():
    assert above(250, [(name, lines_of(node)) for name, node in classes()]) == []


def test_positional_arguments_are_few():
    assert above(5, [(name, positional(node)) for name, node in functions()]) == []


def test_exceptions_still_exist():
    assert EXCEPTIONS.keys() - texts().keys() - dict(nodes()).keys() == set()
