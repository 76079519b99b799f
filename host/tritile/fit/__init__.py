"""``tritile fit``: does a model fit a board, and how fast would it be; projections, all of them."""
