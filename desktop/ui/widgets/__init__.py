"""Widgets of the window: each follows the tokens and the scale of the look in force."""
