import heapq, bisect
def t(f, *a, **k):
    try: print(f(*a, **k))
    except BaseException as e: print(type(e).__name__, e)
data = [5, 1, 8, 3, 9, 2, 7]
h = []
for x in data: heapq.heappush(h, x)
print(h, heapq.heappop(h), h, heapq.heapreplace(h, 6), heapq.heappushpop(h, 0), h)
m = data[:]
heapq.heapify_max(m)
print(m, heapq.heappop_max(m), heapq.heappushpop_max(m, 4), heapq.heapreplace_max(m, 1), m)
print(heapq.nlargest(3, data), heapq.nsmallest(3, data), heapq.nlargest(2, data, key=lambda x: -x), heapq.nsmallest(1, data), heapq.nsmallest(0, data), heapq.nlargest(99, iter(data)))
print(list(heapq.merge([1, 4], [2, 3], [])), list(heapq.merge('ca', 'b', reverse=True)), list(heapq.merge(['a', 'ccc'], ['bb'], key=len)))
for f in (heapq.heappush, heapq.heappop, heapq.heapify, heapq.heapreplace, heapq.heappushpop, heapq.heappop_max, heapq.heapify_max):
    t(f); t(f, 1); t(f, 1, 2); t(f, []); t(f, [], 1); t(f, ())
class Bad:
    def __lt__(self, other):
        h.clear()
        return True
h = [Bad(), Bad(), Bad()]
t(heapq.heappop, h)
a = [1, 2, 2, 3]
print(bisect.bisect(a, 2), bisect.bisect_left(a, 2), bisect.bisect_right(a, 9), bisect.bisect_left(a, 2, 2), bisect.bisect(a, 2, hi=1))
bisect.insort(a, 2.5); bisect.insort_left(a, 2.0); print(a)
print(bisect.bisect_left(['a', 'bb', 'cccc'], 3, key=len), bisect.bisect is bisect.bisect_right, bisect.insort.__name__)
t(bisect.bisect, [1], 0, -1); t(bisect.bisect); t(bisect.bisect, 1, 2); t(bisect.bisect, [1], 'a'); t(bisect.bisect, [1, 2], 1, 0, 9); t(bisect.insort, (1,), 2); t(bisect.bisect, [1], 1, 0, 1, 2); t(bisect.bisect, [1], 1, lo='x')
