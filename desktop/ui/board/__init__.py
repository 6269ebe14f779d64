"""Parts of 协商看板."""
