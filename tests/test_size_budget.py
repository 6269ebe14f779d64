"""The size budget: small functions, files and classes; what outgrows it is split or listed."""

import ast
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).parent.parent
TEXTS = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for part in ("desktop", "server")
    for path in sorted((ROOT / part).rglob("*.py"))
}
NODES = [(name, node) for name, text in TEXTS.items() for node in ast.walk(ast.parse(text))]
FUNCTIONS = [
    (f"{file}:{node.name}", node)
    for file, node in NODES
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
]
CLASSES = [(f"{file}:{node.name}", node) for file, node in NODES if isinstance(node, ast.ClassDef)]

# What may be larger: {"desktop/file.py" or "desktop/file.py:name": "reason"}.
EXCEPTIONS: dict[str, str] = {}


def lines_of(node):
    return node.end_lineno - node.lineno + 1


def positional(node):
    names = [argument.arg for argument in node.args.posonlyargs + node.args.args]
    return len(names) - (names[:1] in (["self"], ["cls"]))


def above(limit, sizes):
    return [(name, size) for name, size in sizes if size > limit and name not in EXCEPTIONS]


def test_functions_are_small():
    sizes = [(name, lines_of(node)) for name, node in FUNCTIONS]

    assert above(60, sizes) == []
    assert median(size for _, size in sizes) <= 8
    assert quantiles([size for _, size in sizes], n=10)[-1] <= 30


def test_files_are_small():
    sizes = [(name, len(text.splitlines())) for name, text in TEXTS.items()]

    assert above(500, sizes) == []
    assert quantiles([size for _, size in sizes], n=10)[-1] <= 350


def test_classes_are_small():
    assert above(250, [(name, lines_of(node)) for name, node in CLASSES]) == []


def test_positional_arguments_are_few():
    assert above(5, [(name, positional(node)) for name, node in FUNCTIONS]) == []


def test_exceptions_still_exist():
    assert EXCEPTIONS.keys() - TEXTS.keys() - dict(FUNCTIONS).keys() - dict(CLASSES).keys() == set()
