raise ExceptionGroup('outer', [ValueError(1), ExceptionGroup('inner', [TypeError('two'), OSError('three')]), KeyError('four')])
