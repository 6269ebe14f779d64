import pytest

from desktop.cli import opening


class Terminal:
    def __init__(self, *, is_one):
        self._is_one = is_one

    def isatty(self):
        return self._is_one


def test_passphrase_comes_from_the_environment(monkeypatch):
    monkeypatch.setenv("YISHIBU_PASSPHRASE", "口令")

    assert opening.ask_passphrase() == "口令"


@pytest.mark.parametrize(("is_one", "asked"), [(True, "打进来的口令"), (False, None)])
def test_passphrase_is_asked_for_only_where_somebody_can_answer(monkeypatch, is_one, asked):
    monkeypatch.delenv("YISHIBU_PASSPHRASE", raising=False)
    monkeypatch.setattr(opening.sys, "stdin", Terminal(is_one=is_one))
    monkeypatch.setattr(opening.getpass, "getpass", lambda prompt: "打进来的口令")

    assert opening.ask_passphrase() == asked


def test_wrong_passphrase_is_one_line_and_status_1(home, run, monkeypatch):
    monkeypatch.setenv("YISHIBU_PASSPHRASE", "错的")

    status, out, err = run("search", "路")

    assert (status, out) == (1, "")
    assert err.startswith("口令不对。")
    assert len(err.splitlines()) == 1
