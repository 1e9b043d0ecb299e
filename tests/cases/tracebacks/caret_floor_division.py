def share(sweets, children):
    return sweets // children


print(share(10, 3))
print(  share(10, 0)  )
