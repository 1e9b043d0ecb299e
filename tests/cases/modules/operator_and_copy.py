import copy
import operator

print(operator.add(1, 2), operator.itemgetter(1)('abc'), operator.attrgetter('real')(5), operator.methodcaller('upper')('x'), operator.index(True))
a = {'k': [1, [2]]}
b, c = copy.copy(a), copy.deepcopy(a)
a['k'][1].append(3)
print(b, c)
