# A finally clause is compiled for every way out, and warns each time but for the copy of what is raised.
import warnings

for text in ('try: pass\nfinally: 1 is x', 'def f():\n try: return\n finally: 1 is x', 'def f():\n try: return a\n except: return b\n finally: ()()',
             'for a in b:\n try:\n  if a: break\n  else: continue\n finally: "a"["b"]', 'def f():\n try:\n  try: return\n  finally: 1 is x\n finally: assert (1, 2)',
             'def f():\n try: raise a\n finally: 1 is x'):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        compile(text, 'file', 'exec')
    print([(warning.lineno, str(warning.message)[:20]) for warning in caught])
