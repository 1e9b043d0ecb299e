words = {'a': '1', 'b': 'two'}
numbers = {key: int(value) for key, value in words.items()}
