# Patterns take a minus before a number, no plus.
for s in ["{+1: x}", "{-1: x}", "-1", "-1 - 2j", "+1j", "1 + 2j", "-a", "1 + 2", "- -1", "A(+1)", "[+1]", "1j + 2j", "(+1)", "1 + -2j", "-1.5 + 0j | +2"]:
    try: compile(f"match x:\n  case {s}: pass", "no_file.py", "exec"); print(s, "ok")
    except SyntaxError as e: print(s, e.args[0], e.args[1][1:])
for s in ["match x:\n  case +1: pass", "match x:\n  case 1: pass\n  case + {'a': b}: pass","match x:\n  case + {'a': b}: pass", "match x:\n  case 1: pass\n  case + a: pass", "match x:\n  case A(): pass\n  case * {'a': b}: pass", "match x:\n  case 1: pass\n  case / 2: pass", "match x:\n  case 1: pass\n  case", "match x:\n  case 1: pass\n  case + {'a': b, **c}: pass\n  case 2: pass", "match x:\n  case 1: pass\n  case +  {'a': b, **c}: pass", "match x:\n  case 1: pass\n  case - {'a': b}: pass", "match x:\n  case 1: pass\n  x + {'a': b}: pass", "match x:\n  case 1: pass\n  case not a: pass", "match x:\n  case [1, *r] if r: pass\n  case + 1: pass"]:
    try: compile(s, "no_file.py", "exec")
    except SyntaxError as e: print(repr(s), e.args[0], e.args[1][1:3])
