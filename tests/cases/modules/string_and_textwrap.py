import string
import textwrap

print(string.ascii_lowercase, string.digits, string.punctuation, string.Template('$who likes ${what}').substitute(who='ann', what='tea'))
print(textwrap.fill('the quick brown fox jumps over the lazy dog', 20), textwrap.dedent('  a\n    b\n  c'), textwrap.shorten('a long sentence here', 12), sep='\n')
