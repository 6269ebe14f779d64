"""Knocks at real sockets of this computer."""

import socket

import pytest

from desktop.ui.syncing.networks import NetworkWatch


@pytest.fixture
def watch(qapp):
    return NetworkWatch(system=False)


@pytest.fixture
def server():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


def url(server):
    return f"https://127.0.0.1:{server.getsockname()[1]}"


def test_server_that_is_there_again_is_told_once(watch, server, qtbot):
    watch.watch(url(server))

    with qtbot.waitSignal(watch.returned):
        watch.look()

    assert not watch._timer.isActive()


def test_server_that_is_not_there_is_looked_for_again(watch, qtbot):
    with socket.socket() as held:  # nobody else is given its port meanwhile
        held.bind(("127.0.0.1", 0))
        watch.watch(url(held))
        with qtbot.assertNotEmitted(watch.returned, wait=200):
            watch.look()
        assert watch._timer.isActive()

        held.listen()
        with qtbot.waitSignal(watch.returned):
            watch.look()


def test_a_second_look_gives_up_the_first(watch, server, qtbot):
    watch.watch(url(server))
    with qtbot.waitSignal(watch.returned):
        watch.look()
        watch.look()


def test_it_rests_when_told_to(watch, server):
    watch.watch(url(server))

    watch.rest()

    assert not watch._timer.isActive()


def test_without_word_from_the_system_there_may_be_a_network(watch):
    assert (watch.is_down, watch.asks_system) == (False, False)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://yishibu.example.cn", ("yishibu.example.cn", 443)),
        ("http://10.0.0.8", ("10.0.0.8", 80)),
        ("https://[::1]:8443", ("::1", 8443)),
    ],
)
def test_address_is_read_from_the_url(watch, url, address):
    watch.watch(url)
    watch.rest()

    assert watch._address == address
