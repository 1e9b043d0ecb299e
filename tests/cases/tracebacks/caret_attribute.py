class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


chain = Node(1, Node(2))
print(chain.next.value)
print(chain.next.next.value)
