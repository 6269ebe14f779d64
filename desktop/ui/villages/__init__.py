"""各村情况: what a township or county sees of those below, and does for them."""
