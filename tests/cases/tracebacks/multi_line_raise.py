raise ValueError(
    'a long message '
    'over two lines'
)
