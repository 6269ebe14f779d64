"""Pages of the window, one module each; places.py names them."""
