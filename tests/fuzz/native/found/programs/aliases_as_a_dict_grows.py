import operator, bisect, typing
