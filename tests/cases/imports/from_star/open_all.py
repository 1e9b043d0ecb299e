everything = 'everything public'
_private = 'not this'
