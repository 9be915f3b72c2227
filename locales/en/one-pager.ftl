one-pager-link = One page for the board
