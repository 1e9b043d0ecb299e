def fail():
    raise ValueError('first')


try:
    fail()
except ValueError as error:
    saved = error
print(saved.__traceback__.tb_next.tb_frame.f_code.co_name)
bare = saved.with_traceback(None)
print(bare is saved, bare.__traceback__)
try:
    raise saved
except ValueError as error:
    print(error.__traceback__.tb_lineno, error.__traceback__.tb_next)
