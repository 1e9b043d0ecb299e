import json

print(json.dumps({'a': [1, 2.5, None, True], 'é': 'ü"\n'}), json.dumps([1, {'b': 2}], indent=2), json.dumps('é', ensure_ascii=False))
print(json.loads('{"x": [1, -2.5e3, "\\u00e9", null, false]}'))
try:
    json.loads('{"x": }')
except json.JSONDecodeError as error:
    print(error)
