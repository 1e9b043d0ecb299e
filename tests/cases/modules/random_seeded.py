import random

random.seed(42)
print(random.random(), random.randint(1, 100), random.choice('abcdef'), random.sample(range(100), 3))
items = list(range(6))
random.shuffle(items)
print(items, random.uniform(1, 2), random.getrandbits(16))
