"""Parts of 公示: table, filters, drawer, and the sheets that write into it."""
