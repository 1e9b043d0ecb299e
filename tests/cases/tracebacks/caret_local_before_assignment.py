def total(numbers):
    for number in numbers:
        result += number
    return result


total([1])
