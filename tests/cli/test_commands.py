import argparse

from desktop.cli.commands import add_commands


def test_every_command_has_a_help_and_something_to_run():
    parser = argparse.ArgumentParser()
    add_commands(parser)

    (commands,) = (each for each in parser._actions if each.dest == "==SUPPRESS==" and each.choices)
    assert list(commands.choices)[:2] == ["init", "verify"]
    assert all(each.help for each in commands._choices_actions)
    assert len(commands._choices_actions) == len(commands.choices)
