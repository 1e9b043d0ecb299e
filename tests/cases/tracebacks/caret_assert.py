def average(numbers):
    assert len(numbers) > 0, 'no numbers given'
    return sum(numbers) / len(numbers)


print(average([2, 4]))
average([])
