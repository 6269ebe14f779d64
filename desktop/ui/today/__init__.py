"""Parts of 今日: its words, its side panels, answering a concern."""
