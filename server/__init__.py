"""The central server of a county: takes in what rooms recorded and gives back what concerns them."""
