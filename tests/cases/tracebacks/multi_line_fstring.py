text = f'''
first {1 + 1}
second {1 / 0}
'''
