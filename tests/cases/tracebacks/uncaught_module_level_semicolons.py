# Statements of one line: only the one that failed is marked.
a = 1; b = 0; print(a); c = a / b; print(c)
