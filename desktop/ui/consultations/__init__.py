"""Parts of the page of one consultation and of the list that leads to it."""
