def run(program):
    stack, output = [], []
    operations = {'+': lambda a, b: a + b, '*': lambda a, b: a * b, '-': lambda a, b: a - b, '/': lambda a, b: a // b}
    for number, word in enumerate(program.split(), 1):
        try:
            if word in operations:
                right, left = stack.pop(), stack.pop()
                stack.append(operations[word](left, right))
            elif word == '.':
                output.append(stack.pop())
            else:
                stack.append(int(word))
        except IndexError as error:
            raise SystemError(f'word {number} ({word}): the stack is empty') from error
    return output


print(run('2 3 + 4 * . 10 3 - .'))
print(run('1 0 5 - .'))
run('1 +')
