a = 1; b = 2; print(a + b)
if a: print('one line'); print('still')
total = (1 +
         2 +
         3)
text = 'joined ' \
       'by a backslash'
print(total, text)
def one(): return 'one'
print(one()); print('done')
