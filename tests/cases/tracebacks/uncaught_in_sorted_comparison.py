# An error in __lt__ under sorted().
class Card:
    def __init__(self, rank):
        self.rank = rank

    def __lt__(self, other):
        return self.rank < other.rank


sorted([Card(1), Card("ace"), Card(3)])
