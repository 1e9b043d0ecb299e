total = 3
assert total == 4 or total == 5
