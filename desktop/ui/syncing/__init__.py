"""同步中心 and what syncs by itself: runs, what is said of them, and the parts of the page."""
