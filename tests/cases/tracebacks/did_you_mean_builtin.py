print(lenght('abc') if False else leng('abc'))
