result = (
    'some text'
    .upper()
    .replace('T', 't')
    .index('q')
)
