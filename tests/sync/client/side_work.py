"""The ledger's work that waits until the server is asked once more, and Changes to move."""

import threading

ENOUGH_S = 60
TEXT = "浇地用电每天只来两个小时，" * 200


class Meeting:
    """Lets the ledger's work number `at` wait until the server is asked once more."""

    def __init__(self, server, store, method, path, at=1):
        self.asked, self.met, self.count = threading.Event(), False, 0
        self.path, self.at = path, at
        self.work = getattr(store, method)
        setattr(store, method, self.done)
        server.faults = self.hear

    def hear(self, _method, path, *_):
        if path == self.path and self.count >= self.at:
            self.asked.set()

    def done(self, *arguments, **options):
        self.count += 1
        if self.count == self.at:
            self.met = self.asked.wait(ENOUGH_S)
        return self.work(*arguments, **options)


def write_much(device, count=40):
    for number in range(count):
        device.store.write(f"{number}{TEXT}{number * 7919}")


def fail_once(work, error):
    """Return work that fails at first."""
    errors = [error]

    def done(*arguments, **options):
        if errors:
            raise errors.pop()
        return work(*arguments, **options)

    return done
