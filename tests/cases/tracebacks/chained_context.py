def cleanup():
    return undefined_variable


try:
    [][1]
except IndexError:
    cleanup()
