"""Parts of 期限日历."""
