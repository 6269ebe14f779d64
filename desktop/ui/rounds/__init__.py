"""Parts of the page of a written round."""
