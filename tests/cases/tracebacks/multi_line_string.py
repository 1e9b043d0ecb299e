text = '''first
second {}
third'''.format()
