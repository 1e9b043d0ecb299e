import codecs
def upper(error):
    if isinstance(error, UnicodeEncodeError):
        print('encode', error.encoding, error.start, error.end, error.reason)
        return '<' + error.object[error.start:error.end].encode('ascii', 'xmlcharrefreplace').decode() + '>', error.end
    print('decode', error.encoding, error.object, error.start, error.end, error.reason)
    return '\u2603', error.end
codecs.register_error('upper', upper)
print('aéb€€c'.encode('ascii', 'upper'), 'aéb€€c'.encode('latin-1', 'upper'), 'x\ud800'.encode('utf-8', 'upper'))
print(ascii(b'a\xff\xe2\x82b'.decode('utf-8', 'upper')), ascii(b'a\x80'.decode('ascii', 'upper')))
answers = {'not a tuple': 1, 'bad position': ('', 10), 'negative': ('?', -1), 'bytes': (b'!', 2), 'wide': ('€', 2), 'none': None}
for name, answer in answers.items():
    codecs.register_error('fixed', lambda error: answer)
    for run in [lambda: 'aéb'.encode('ascii', 'fixed'), lambda: b'a\xffb'.decode('ascii', 'fixed')]:
        try:
            print(name, ascii(run()))
        except Exception as error:
            print(name, type(error).__name__, error)
for name in ['nope', 'fixed2']:
    try:
        codecs.lookup_error(name)
    except LookupError as error:
        print(error)
    try:
        'é'.encode('ascii', name)
    except LookupError as error:
        print(error)
print('é€'.encode('ascii', 'namereplace'), codecs.lookup_error('upper') is upper)
for handler in ['ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'namereplace']:
    print(codecs.lookup_error(handler)(UnicodeEncodeError('ascii', 'aé€b', 1, 3, 'why')))
