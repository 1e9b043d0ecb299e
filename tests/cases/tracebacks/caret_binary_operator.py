count = 3
label = 'pages: '
print(label + count * 2 + 1)
