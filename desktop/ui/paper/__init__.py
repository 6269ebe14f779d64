"""Parts of the paper page: its pages, its checks, its printing, 定稿 and 封存."""
