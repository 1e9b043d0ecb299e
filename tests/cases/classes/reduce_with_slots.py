# copy and pickle see what the slots of a bytearray's and a set's subclass hold.
import copy


class B(bytearray):
    __slots__ = ('x', 'y', '__dict__')


class G(set):
    __slots__ = ('x', '__dict__')


class C:
    __slots__ = ('x', '__weakref__', '__p')


b = B()
b.x = 1
b.z = 3
print(b.__reduce_ex__(2), b.__reduce_ex__(3), b.__reduce__(), B(b'1').__reduce__(), B(b'1').__reduce_ex__(3))
print(copy.copy(b).x, copy.copy(b).z)
g = G([1])
g.x = 1
g.y = 2
print(g.__reduce_ex__(4), copy.copy(g).x, copy.deepcopy(g).y)
c = C()
c._C__p = 5
print(c.__reduce_ex__(2)[2], copy.copy(c)._C__p)
