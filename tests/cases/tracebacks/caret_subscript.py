rows = [{'name': 'ann', 'scores': [1, 2]}]
print(rows[0]['scores'][1])
print(rows[0]['scores'][2] + 1)
