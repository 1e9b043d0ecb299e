text = 'seven'
value = 10 - -text
