größe = {'höhe': 3}
print('ünïcödé', größe['höhe'] + größe['breite'])
