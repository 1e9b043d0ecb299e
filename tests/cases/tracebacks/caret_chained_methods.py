text = ' Buffers '
print(text.strip().lower().replace('b', 1).title())
