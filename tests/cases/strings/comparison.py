print('a' < 'b', 'a' < 'B', 'abc' < 'abd', 'ab' < 'abc', '' < 'a', 'é' > 'z', 'a' == 'a', 'a' != 'A', '10' < '9')
print(sorted(['banana', 'Apple', 'cherry']), sorted(['b', 'A'], key=str.lower), 'abc' == b'abc')
