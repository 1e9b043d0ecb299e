first_value = 1
_private_value = 2
