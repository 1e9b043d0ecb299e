flag = None
value = flag.on if flag is None else 'off'
