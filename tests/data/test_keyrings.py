"""The system's keyring: a real Secret Service under a D-Bus of its own, and backends that fail."""

import base64
import json
import os
import shutil
import subprocess
import sys
from uuid import UUID

import keyring
import pytest
from keyring import errors
from keyring.backend import KeyringBackend
from keyring.backends import SecretService, chainer, fail, null

from desktop.data.key_files import MasterKey
from desktop.data.keyrings import SystemKeyring, open_system_keyring
from desktop.errors import KeyringError

LEDGER = UUID("01890000-0000-7000-8000-000000000001")
KEY = MasterKey(bytes(range(32)))

PRELUDE = """
import json, sys
from pathlib import Path
from uuid import UUID
import secretstorage
from desktop.data import keys
from desktop.data.keyrings import open_system_keyring
from desktop.errors import AppError, KeyringError

home = Path(sys.argv[1])
ledger = UUID("01890000-0000-7000-8000-000000000001")

def collection():
    return secretstorage.get_default_collection(secretstorage.dbus_init())

def outcome(call):
    try:
        return call()
    except KeyringError as error:
        return [error.message, error.details["reason"]]
"""

# A bus that knows no folder to start services from.
BARE_BUS = """
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class Backend(KeyringBackend):
    """A keyring in memory that can fail or lie."""

    priority = 0  # never chosen by keyring itself

    def __init__(self, *, failure=None, keeps=True):
        self.held = {}
        self.failure = failure
        self.keeps = keeps

    def get_password(self, service, username):
        self._answer()
        return self.held.get((service, username))

    def set_password(self, service, username, password):
        self._answer()
        if self.keeps:
            self.held[service, username] = password

    def delete_password(self, service, username):
        self._answer()
        del self.held[service, username]

    def _answer(self):
        if self.failure is not None:
            raise self.failure


@pytest.fixture
def installed_keyring(monkeypatch):
    """Return a function that lets `keyring` choose the given backend for one test."""
    return lambda backend: monkeypatch.setattr(keyring, "get_keyring", lambda: backend)


def needed(program, package):
    path = shutil.which(program)
    if path is None:
        pytest.fail(f"{program} is missing: install the Debian package {package}")
    return path


def bare_environment(tmp_path):
    """Return an environment without display or bus, with a home in the test's folder."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "PYTHON_KEYRING_BACKEND"}
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    private = tmp_path / "user"
    private.mkdir()
    folders = dict.fromkeys(
        ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"),
        str(private),
    )
    return {**kept, **folders, "PYTHONUTF8": "1"}


def run_under_secret_service(tmp_path, program):
    """Run a program under its own bus and unlocked keyring; return what it prints as JSON."""
    daemon = needed("gnome-keyring-daemon", "gnome-keyring")
    start = f"echo -n pw | {daemon} --unlock --components=secrets >/dev/null 2>&1"
    command = [needed("dbus-run-session", "dbus"), "--", "bash", "-c"]
    done = subprocess.run(
        [*command, f'{start}; exec "$0" "$@"', sys.executable, "-c", PRELUDE + program, tmp_path],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
        env=bare_environment(tmp_path),
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def run_bare(tmp_path, launcher):
    """Look for the keyring where no Secret Service can be started."""
    program = PRELUDE + "print(json.dumps(outcome(lambda: repr(open_system_keyring()))))"
    done = subprocess.run(
        [*launcher, sys.executable, "-c", program, tmp_path],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
        env=bare_environment(tmp_path),
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_secret_service_keeps_the_key(tmp_path):
    shown = run_under_secret_service(
        tmp_path,
        """
key, code = keys.create_keys(home / "home", ledger, passphrase=None, keyring=open_system_keyring())
print(json.dumps({
    "opens": keys.unlock(home / "home") == key,
    "labels": [item.get_attributes()["username"] for item in collection().get_all_items()],
}))
""",
    )

    assert shown == {"opens": True, "labels": [str(LEDGER)]}


def test_locked_secret_service_is_named_and_the_code_opens(tmp_path):
    shown = run_under_secret_service(
        tmp_path,
        """
key, code = keys.create_keys(home / "home", ledger, passphrase=None, keyring=open_system_keyring())
collection().lock()
print(json.dumps({
    "locked": outcome(lambda: keys.unlock(home / "home")),
    "storing": outcome(lambda: open_system_keyring().put(ledger, key)),
    "by_code": keys.unlock_with_recovery_code(home / "home", code) == key,
}))
""",
    )

    refusal = ["系统密钥环已锁住，没有解锁。", "locked"]
    assert shown == {"locked": refusal, "storing": refusal, "by_code": True}


def test_deleted_entry_is_named_and_can_be_stored_again(tmp_path):
    shown = run_under_secret_service(
        tmp_path,
        """
key, code = keys.create_keys(home / "home", ledger, passphrase=None, keyring=open_system_keyring())
open_system_keyring().remove(ledger)
open_system_keyring().remove(ledger)
gone = outcome(lambda: keys.unlock(home / "home"))
keys.keep_in_keyring(home / "home", keys.unlock_with_recovery_code(home / "home", code),
                     open_system_keyring())
print(json.dumps({"gone": gone, "again": keys.unlock(home / "home") == key}))
""",
    )

    assert shown == {"gone": ["系统密钥环里没有这个议事簿的密钥。", "gone"], "again": True}


def test_machine_without_a_bus_is_named(tmp_path):
    shown = run_bare(tmp_path, [])

    assert shown == ["这台电脑没有可用的系统密钥环。", "missing"]


def test_bus_without_a_secret_service_is_named(tmp_path):
    config = tmp_path / "session.conf"
    config.write_text(BARE_BUS)

    shown = run_bare(
        tmp_path, [needed("dbus-run-session", "dbus"), f"--config-file={config}", "--"]
    )

    assert shown == ["这台电脑没有可用的系统密钥环。", "missing"]


@pytest.mark.parametrize("backend", [fail.Keyring(), None])
def test_missing_backend_is_named(installed_keyring, backend):
    installed_keyring(backend)

    with pytest.raises(KeyringError, match="没有可用的系统密钥环"):
        open_system_keyring()


@pytest.mark.parametrize("backend", [null.Keyring(), Backend()])
def test_backend_that_does_not_encrypt_is_refused(installed_keyring, backend):
    installed_keyring(backend)

    with pytest.raises(KeyringError, match="不加密保存") as caught:
        open_system_keyring()

    assert caught.value.details == {"reason": "untrusted"}


@pytest.mark.parametrize(
    ("chained", "reason"),
    [
        ([], "missing"),
        ([Backend()], "untrusted"),
        ([Backend(), SecretService.Keyring()], "untrusted"),
    ],
)
def test_chain_is_judged_by_its_first_backend(installed_keyring, monkeypatch, chained, reason):
    monkeypatch.setattr(chainer.ChainerBackend, "backends", chained)
    installed_keyring(chainer.ChainerBackend())

    with pytest.raises(KeyringError) as caught:
        open_system_keyring()

    assert caught.value.details == {"reason": reason}


def test_only_the_trusted_backend_of_a_chain_is_used(installed_keyring, monkeypatch):
    trusted = SecretService.Keyring()
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [trusted, Backend()])
    installed_keyring(chainer.ChainerBackend())

    assert open_system_keyring()._backend is trusted


@pytest.mark.parametrize(
    ("failure", "reason"),
    [
        (errors.KeyringLocked("dismissed"), "locked"),
        (errors.NoKeyringError("none"), "missing"),
        (errors.InitError("no collection"), "missing"),
        (errors.PasswordSetError("no"), "refused"),
        (errors.PasswordDeleteError("no"), "refused"),
        (RuntimeError("bus closed"), "refused"),
        (OSError("pipe"), "refused"),
    ],
)
@pytest.mark.parametrize(
    "call",
    [
        lambda ring: ring.put(LEDGER, KEY),
        lambda ring: ring.get(LEDGER),
        lambda ring: ring.remove(LEDGER),
    ],
)
def test_backend_failures_become_errors_for_people(failure, reason, call):
    with pytest.raises(KeyringError) as caught:
        call(SystemKeyring(Backend(failure=failure)))

    assert caught.value.details == {"reason": reason}
    assert caught.value.__cause__ is failure
    assert caught.value.advice != ""


def test_backend_that_forgets_is_refused():
    with pytest.raises(KeyringError, match="没有存下密钥"):
        SystemKeyring(Backend(keeps=False)).put(LEDGER, KEY)


@pytest.mark.parametrize(
    "kept", ["", "不是密钥", "AAAA", base64.b64encode(bytes(33)).decode(), "\udcff"]
)
def test_altered_entry_is_named(kept):
    backend = Backend()
    backend.set_password("yishibu", str(LEDGER), kept)

    with pytest.raises(KeyringError, match="已被改动"):
        SystemKeyring(backend).get(LEDGER)


def test_key_is_kept_by_ledger():
    ring = SystemKeyring(Backend())
    other = UUID("01890000-0000-7000-8000-000000000002")
    ring.put(LEDGER, KEY)

    assert ring.get(LEDGER) == KEY
    with pytest.raises(KeyringError, match="没有这个议事簿的密钥"):
        ring.get(other)
