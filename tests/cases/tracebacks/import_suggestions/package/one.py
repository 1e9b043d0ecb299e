from package.two import thing
name = 1
