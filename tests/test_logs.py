"""The log file: what it holds, what it must never hold, and where it may not be written."""

import logging
import re
import sys

import pytest

from desktop import logs

STAMP = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ "


@pytest.fixture(autouse=True)
def _logging_as_before():
    own = [logging.getLogger(name) for name in ("", *logs.OWN_LOGGERS)]
    levels = [logger.level for logger in own]
    yield
    logs._remove_ours(logging.getLogger())
    for logger, level in zip(own, levels, strict=True):
        logger.setLevel(level)
    logging.raiseExceptions = True


def read(folder):
    return (folder / logs.FILE_NAME).read_text(encoding="utf-8")


def look_up():
    return {}["王小明"]


def raise_from_a_row():
    try:
        look_up()
    except KeyError as error:
        raise ValueError("INSERT … parameters: ('王小明',)") from error


def raise_while_handling(*, hidden):
    try:
        look_up()
    except KeyError:
        if hidden:
            raise ValueError("王小明") from None
        raise ValueError("王小明")  # noqa: B904 – the context is what is looked at


def caught(call, **arguments):
    with pytest.raises(ValueError) as caught:
        call(**arguments)
    return caught.value


def test_file_holds_a_line_a_record_in_utc(tmp_path):
    logs.configure_logging(tmp_path / "new" / "logs")
    logging.getLogger("desktop.sync").info("synced %d", 12)
    logging.getLogger("desktop.sync").debug("asked")
    logging.getLogger("sqlalchemy.engine").info("INSERT …")

    line = read(tmp_path / "new" / "logs")
    assert re.sub(STAMP, "", line) == "INFO desktop.sync synced 12\n"
    assert re.match(STAMP, line)


@pytest.mark.logs("cannot save")
def test_file_names_an_exception_but_not_what_it_says(tmp_path):
    logs.configure_logging(tmp_path)
    try:
        raise_from_a_row()
    except ValueError:
        logging.getLogger("desktop.data").exception("cannot save %s", "0198")

    text = read(tmp_path)
    lines = [re.sub(r" \S*/", " ", re.sub(r":\d+ ", " ", line)) for line in text.splitlines()]
    assert re.sub(STAMP, "", lines[0]) == "ERROR desktop.data cannot save 0198"
    assert lines[1:] == [
        "builtins.ValueError",
        "  test_logs.py test_file_names_an_exception_but_not_what_it_says",
        "  test_logs.py raise_from_a_row",
        "builtins.KeyError",
        "  test_logs.py raise_from_a_row",
        "  test_logs.py look_up",
    ]
    assert "王小明" not in text


@pytest.mark.parametrize(
    ("hidden", "types"),
    [(False, ["builtins.ValueError", "builtins.KeyError"]), (True, ["builtins.ValueError"])],
)
def test_describe_exception_follows_the_context_unless_hidden(hidden, types):
    told = logs.describe_exception(caught(raise_while_handling, hidden=hidden)).splitlines()

    assert [line for line in told if not line.startswith(" ")] == types


def test_describe_exception_ends_on_a_ring():
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first

    assert logs.describe_exception(first) == "builtins.ValueError\nbuiltins.KeyError"


@pytest.mark.logs("cannot save")
def test_other_handlers_see_the_whole_exception(tmp_path, caplog):
    logs.configure_logging(tmp_path)
    try:
        raise_from_a_row()
    except ValueError:
        logging.getLogger("desktop").exception("cannot save")

    assert caplog.records[0].exc_info[1].args == ("INSERT … parameters: ('王小明',)",)
    assert caplog.text.count("王小明") == caplog.handler.format(caplog.records[0]).count("王小明")


def test_second_configuration_replaces_the_first(tmp_path):
    logs.configure_logging(tmp_path / "first", debug=True)
    logs.configure_logging(tmp_path / "second")
    logging.getLogger("server").info("started")

    assert read(tmp_path / "first") == ""
    assert read(tmp_path / "second").count("started") == 1


def test_debug_goes_to_stderr_as_well(tmp_path, capsys):
    logs.configure_logging(tmp_path, debug=True)
    logging.getLogger("desktop").debug("asked")

    assert capsys.readouterr().err == "asked\n"
    assert re.sub(STAMP, "", read(tmp_path)) == "DEBUG desktop asked\n"


@pytest.mark.logs("no log file")
def test_folder_that_cannot_be_made_leaves_stderr(tmp_path, capsys):
    (tmp_path / "file").write_text("")

    logs.configure_logging(tmp_path / "file" / "logs")

    assert capsys.readouterr().err == "no log file: Not a directory\n"


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is Linux's")
def test_full_disk_stops_nothing_and_says_nothing(tmp_path, capsys):
    (tmp_path / logs.FILE_NAME).symlink_to("/dev/full")

    logs.configure_logging(tmp_path)
    logging.getLogger("desktop").info("opened")

    assert capsys.readouterr().err == ""


def test_file_turns_over_and_keeps_few(tmp_path, monkeypatch):
    monkeypatch.setattr(logs, "FILE_BYTES", 400)
    logs.configure_logging(tmp_path)
    for number in range(100):
        logging.getLogger("desktop").info("opened %04d", number)

    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["yishibu.log", *(f"yishibu.log.{number}" for number in (1, 2, 3, 4))]
    assert "opened 0099" in read(tmp_path)
    assert all(path.stat().st_size <= 400 for path in tmp_path.iterdir())


@pytest.mark.logs("cannot save")
def test_a_service_logs_to_stderr_as_discreetly(capsys):
    logs.log_to_stderr()
    logging.getLogger("server.lines").info("POST /sync/v1/push 200")
    try:
        raise_from_a_row()
    except ValueError:
        logging.getLogger("server").exception("cannot save %s", "0198")

    heard = capsys.readouterr()
    assert heard.out == ""
    assert re.match(STAMP + r"INFO server\.lines POST /sync/v1/push 200\n", heard.err)
    assert "builtins.ValueError" in heard.err
    assert "王小明" not in heard.err
