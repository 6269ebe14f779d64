"""The command `demo`."""


def register(subparsers):
    pass
