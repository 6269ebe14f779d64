"""Lists of rows, painted without a widget a row, so that a hundred thousand scroll as ten do."""
