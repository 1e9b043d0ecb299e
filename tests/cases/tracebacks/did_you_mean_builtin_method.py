print('text'.uper())
