for name in ('\ud800', 'math.\ud800', "it's", 'math.nowhere'):
    try:
        __import__(name)
    except (ImportError, UnicodeEncodeError) as error:
        print(type(error).__name__, ascii(str(error)))
