# A program can write a module and import it; tracebacks show its lines.
import os

os.mkdir('made')
with open('made/__init__.py', 'w') as f:
    f.write('from .part import answer\n')
with open('made/part.py', 'w') as f:
    f.write('answer = 42\n\ndef fail(x):\n    return answer / x  # here\n')
import made
print(made.answer, made.__file__)
made.part.fail(0)
