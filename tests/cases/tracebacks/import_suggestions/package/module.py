second_value = 2
