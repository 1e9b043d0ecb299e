for value in (ExceptionGroup('group', [ValueError()]), ValueError(), BaseExceptionGroup('group', [KeyboardInterrupt()])):
    for key in (2**70, 1, 'text'):
        for change in (lambda: value.__class__ and value[key], lambda: exec('value[key] = 1', {'value': value, 'key': key}),
                       lambda: exec('del value[key]', {'value': value, 'key': key})):
            try:
                change()
            except (TypeError, IndexError) as error:
                print(error)
