def remember(item, seen=[]):
    seen.append(item)
    return seen


print(remember(1))
print(remember(2))
print(remember(3, []))
print(remember(4))
print(remember.__defaults__)


def keyword(*, seen={}):
    seen[len(seen)] = True
    return seen


keyword()
print(keyword(), keyword.__kwdefaults__)
