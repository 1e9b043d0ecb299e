data = {'shapes': [{'name': 'box', 'sides': (1, 2)}, {'name': 'dot', 'sides': ()}], 'count': 2}
data['shapes'][0]['sides'] += (3,)
data['shapes'].append({'name': None, 'sides': (0,)})
print(data)
for shape in data['shapes']:
    match shape:
        case {'name': str(name), 'sides': (first, *_)}:
            print(name, first)
        case {'name': name, 'sides': sides}:
            print('other', name, sides)
print([s['name'] for s in data['shapes'] if s['sides']], {k: type(v).__name__ for k, v in data.items()})
