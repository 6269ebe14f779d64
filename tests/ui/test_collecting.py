import gc
import threading
import weakref

from PySide6.QtCore import QObject

from desktop.ui.collecting import UiThreadCollector


class Cycle:
    def __init__(self, heard):
        self.me = self
        self.end = weakref.finalize(self, lambda: heard.append(threading.get_ident()))


def test_cycles_are_collected_on_the_thread_that_asks(qapp):
    gc.collect()
    heard, owner = [], QObject()
    collector = UiThreadCollector(owner)
    try:

        def work():
            for _ in range(5):
                Cycle(heard)
            _kept = [[] for _ in range(20_000)]  # far beyond what makes Python collect by itself

        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        assert heard == []
        collector.collect()
        gc.collect()
    finally:
        collector.close()

    assert set(heard) == {threading.get_ident()}
    assert gc.isenabled()
