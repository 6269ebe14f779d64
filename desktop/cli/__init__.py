"""The command line: the same services as the window, for scripts, township IT staff and tests."""
