"""Lock files against pyproject.toml: what no longer fits is named."""

import pytest

LOCK = """\
alembic==1.20.1 \\
    --hash=sha256:834905 \\
    --hash=sha256:997071
    # via yishibu (pyproject.toml)
Charset_Normalizer==3.5.0 ; python_version < '3.14' \\
    --hash=sha256:000000
charset-normalizer==3.6.0 ; python_version >= '3.14' \\
    --hash=sha256:111111
"""


@pytest.fixture
def locks(script):
    return script("check_locks")


def test_read_lock_returns_every_version(locks):
    assert locks.read_lock(LOCK) == {
        "alembic": ["1.20.1"],
        "charset-normalizer": ["3.5.0", "3.6.0"],
    }


@pytest.mark.parametrize(
    ("wanted", "problems"),
    [
        (["alembic>=1.20,<2", "charset.normalizer>=3.5,<4"], []),
        (["alembic>=1.21"], ["x.txt: alembic 1.20.1 does not fit >=1.21"]),
        (["charset-normalizer<3.6"], ["x.txt: charset-normalizer 3.6.0 does not fit <3.6"]),
        (["SQLAlchemy>=2"], ["x.txt: SQLAlchemy is missing"]),
    ],
)
def test_problems_name_what_does_not_fit(locks, wanted, problems):
    assert locks.problems(wanted, "x.txt", LOCK) == problems


def test_problems_name_a_package_without_hash(locks):
    text = "alembic==1.20.1\n    # via yishibu\nsegno==1.6.6 \\\n    --hash=sha256:834905\n"

    assert locks.problems([], "x.txt", text) == ["x.txt: no hash for alembic"]


def test_main_is_content_with_this_checkout_and_not_with_another(
    locks, tmp_path, monkeypatch, capsys
):
    assert locks.main() == 0

    (tmp_path / "packaging" / "locks").mkdir(parents=True)
    (tmp_path / "packaging" / "locks" / "desktop.txt").write_text(LOCK)
    (tmp_path / "packaging" / "locks" / "dev.txt").write_text(LOCK)
    (tmp_path / "pyproject.toml").write_text(
        '[project]\ndependencies = ["alembic"]\n[dependency-groups]\ndev = ["pytest>=9"]\n'
    )
    monkeypatch.setattr(locks, "ROOT", tmp_path)
    assert locks.main() == 1
    assert capsys.readouterr().err == (
        "packaging/locks/dev.txt: pytest is missing\nmake lock brings them up to date\n"
    )


def test_included_group_is_judged_by_its_own_lock_file(locks):
    assert locks.requirements_of(["a>=1", {"include-group": "server"}]) == ["a>=1"]
