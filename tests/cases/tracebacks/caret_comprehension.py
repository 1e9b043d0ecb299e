words = ['one', 'two', 3, 'four']
lengths = [len(word) for word in words]
