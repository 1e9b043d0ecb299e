def show():
    print('value:', value_of_nothing)


show()
