"""Parts of 落实台账: table, drawer, and the sheets that write into it."""
