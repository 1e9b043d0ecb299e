# sorting with key
state = 12345
rows = []
for i in range(20_000):
    state = (state * 1103515245 + 12345) % 2147483648
    rows.append((state % 1000, str(state)))
rows.sort(key=lambda row: row[1])
rows.sort(key=lambda row: -row[0])
print(rows[0], rows[-1])
