"""Parts of 民情诉求."""
