from typing import Any, Callable, Optional, Union

print(Optional[int], Union[int, str], list[int], dict[str, list[int]], int | None, Callable[[int], str], Any)
print(list[int].__origin__, list[int].__args__, isinstance(3, int | str))
