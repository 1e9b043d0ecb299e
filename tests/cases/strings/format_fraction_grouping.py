for spec in ('.1_n', '_.1,n', '.1_,f', ',.2_f', '_._f', '.,f', ',_f', ',,', '.1__', '.1_s', '.2_x', ',.2n', '_b', '.1,d', '.1_c', '>24,.1_n'):
    for value in (1234567.891011, 1234567, 'a'):
        try:
            print(spec, repr(format(value, spec)))
        except ValueError as error:
            print(spec, error)
