"""Parts of 年度计划: the items of a year, its head, and the sheets that write into it."""
