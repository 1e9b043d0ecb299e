x = yield 3
