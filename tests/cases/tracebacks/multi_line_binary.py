first = 10
second = 'x'
total = (
    first
    + 5
    + second
)
