class Record:
    tags: list[str] = []


print(Record.__annotations__, list[int], dict[str, int], isinstance(3, int | str), int | None)
