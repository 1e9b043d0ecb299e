import counter
import counter
from counter import value
from second import total

counter.value += 10
print(value, counter.value, total())
