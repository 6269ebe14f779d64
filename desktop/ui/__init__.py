"""The window: PySide6 pages, dialogs, models, widgets and theme."""
