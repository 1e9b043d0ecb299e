error = ValueError('outer')
error.__cause__ = KeyError('never raised')
raise error
