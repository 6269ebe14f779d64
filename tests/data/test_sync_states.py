"""What sync keeps about itself."""


def test_history_of_runs(replicas):
    one = replicas(1)
    first = one.store.begin_run("hand")
    one.store.end_run(first, "done", {"pushed": 3})
    second = one.store.begin_run("auto")

    runs = one.store.runs()

    assert [run.id for run in runs] == [second, first]
    assert [(run.way, run.outcome, dict(run.figures)) for run in runs] == [
        ("auto", "running", {}),
        ("hand", "done", {"pushed": 3}),
    ]
    assert runs[1].ended_at > runs[1].began_at
    assert runs[0].ended_at is None
    assert len(one.store.runs(1)) == 1
