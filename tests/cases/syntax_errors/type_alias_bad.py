type 3 = int
