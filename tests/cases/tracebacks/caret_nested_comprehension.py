rows = [[1, 2], [3, None]]
doubled = [[cell * 2 + 1 for cell in row] for row in rows]
