"""Parts of the meeting room; desktop.ui.pages.meeting_room puts them together."""
