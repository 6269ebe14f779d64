"""Parts of 接待登记."""
