class Record:
    name: str
    size: int = 0
    tags: list = []

    def __init__(self, name: str) -> None:
        self.name: str = name


print(Record.__annotations__)
print(Record('x').name, Record.size)
value: int = 3
unset: float
print(value, 'unset' in globals())
