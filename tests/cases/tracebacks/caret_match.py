def area(shape):
    match shape:
        case {'side': side}:
            return side * side
        case {'width': w, 'height': h}:
            return w * h


print(area({'side': 2}))
print(area({'width': 'a', 'height': 'b'}))
