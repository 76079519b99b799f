"""``tritile bench``: what a shape costs, exact against numpy."""
