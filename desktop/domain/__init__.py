"""Pure rules of the trade: no clock, no I/O, standard library only."""
