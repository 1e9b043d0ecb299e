import array

numbers = array.array('i', [1, 2, 3])
view = memoryview(numbers)
print(view.format, view.itemsize, view.tolist(), view.shape)
for statement in ('numbers.append(4)', 'numbers.pop()', 'numbers.extend([5])', 'numbers.extend([])', 'numbers.insert(0, 1)', 'numbers.remove(1)', 'del numbers[0]', 'numbers[0] = 9', 'numbers[0:1] = array.array("i", [7, 8])', 'numbers.byteswap()', 'numbers.byteswap()', 'numbers.reverse()', 'numbers *= 2', 'numbers.frombytes(b"1234")'):
    try:
        exec(statement)
        print(statement, 'works', view.tolist())
    except BufferError as error:
        print(statement, '->', error)
view.release()
numbers.append(4)
print(numbers)
