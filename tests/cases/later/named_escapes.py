print('\N{BULLET}', '\N{GREEK SMALL LETTER ALPHA}', '\N{bullet}')
