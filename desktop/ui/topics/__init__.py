"""Parts of 议题."""
