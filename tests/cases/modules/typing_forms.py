from typing import Annotated, Any, Callable, ClassVar, Concatenate, Final, ForwardRef, Generic, Literal, Optional, ParamSpec, Protocol, Tuple, Type, TypeVar, TypeVarTuple, Union, Hashable, Iterable, Iterator, Mapping, Sequence, Awaitable, SupportsIndex, SupportsInt, Dict, List, FrozenSet, TypedDict, Generator, IO, TextIO, AnyStr, assert_never, cast, final, get_args, get_origin, get_overloads, get_protocol_members, get_type_hints, is_protocol, is_typeddict, LiteralString, Never, NewType, NoDefault, NoReturn, overload, Required, runtime_checkable, Self, Text, TYPE_CHECKING, TypeAlias, TypeAliasType, Unpack
import typing, collections.abc
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(Optional[int], Union[int, str], list[int], dict[str, list[int]], int | None, Callable[[int], str], Any, List[int], Dict[str, int], Tuple[int, ...], Tuple[()], Callable[..., int], Type[int], Literal[1, 'a'], ClassVar[int], Final[int], Annotated[int, 5], Iterable[int], List, Dict)
T = TypeVar('T'); K = TypeVar('K', int, str); B = TypeVar('B', bound=int); C = TypeVar('C', covariant=True); P = ParamSpec('P'); Ts = TypeVarTuple('Ts')
print(T, K, B, C, P, Ts, K.__constraints__, B.__bound__, T.__bound__, C.__covariant__, P.args, P.kwargs, T.__default__, T.has_default(), T.__module__)
class Box(Generic[T]):
    def __init__(self, x: T): self.x = x
print(Box[int], Box[int](3).x, Box.__parameters__, Box[int].__args__, Box.__orig_bases__, Box[T], Box[int](1).__orig_class__)
class Pair(Generic[T, K]): pass
print(Pair[int, str], Pair[T, int][str], List[T][int], Dict[T, K][int, str], Callable[[T], T][int], Union[T, int][str], Optional[T][str])
t(lambda: Pair[int]); t(lambda: Box[int, str]); t(lambda: Box[int][str]); t(lambda: List[int, str]); t(lambda: Dict[int]); t(lambda: Optional[int, str]); t(lambda: Union[()]); t(lambda: Any()); t(lambda: isinstance(1, Any)); t(lambda: isinstance([], List[int])); t(lambda: isinstance([], List)); t(lambda: isinstance([], list[int])); t(lambda: List()); t(lambda: List[int]()); t(lambda: Optional()); t(lambda: Literal()); t(lambda: ClassVar[ClassVar[int]]); t(lambda: Callable[int, str]); t(lambda: Callable[int]); t(lambda: Generic[int]); t(lambda: Generic[T, T]); t(lambda: NoReturn[int]); t(lambda: TypeVar('X', int)); t(lambda: TypeVar('X', covariant=True, contravariant=True)); t(lambda: TypeVar(3)); t(lambda: TypeVar('X', int, str, bound=int))
def sub():
    class X(List[int]): pass
    return X.__mro__, X.__orig_bases__, X()
t(sub)
def sub():
    class X(Optional[int]): pass
t(sub)
def sub():
    class X(Any): pass
    return X()
t(lambda: sub() is not None)
@runtime_checkable
class HasLen(Protocol):
    def __len__(self) -> int: ...
print(isinstance([], HasLen), isinstance(3, HasLen), issubclass(list, HasLen), HasLen)
class Named(Protocol):
    name: str
t(lambda: isinstance(3, Named)); t(lambda: Named())
@runtime_checkable
class Named2(Protocol):
    name: str
class N2: name = 'x'
print(isinstance(N2(), Named2), isinstance(3, Named2), get_protocol_members(Named2), is_protocol(Named2))
t(lambda: issubclass(N2, Named2))
class Impl(Named): pass
print(Impl().__class__.__mro__)
UserId = NewType('UserId', int); print(UserId, UserId(5), UserId.__supertype__, UserId.__name__, Optional[UserId])
class TD(TypedDict, total=False):
    a: int
    b: Required[str]
print(TD(a=1), TD.__annotations__, TD.__required_keys__, TD.__optional_keys__, TD.__total__, is_typeddict(TD)); t(lambda: isinstance({}, TD))
TD2 = TypedDict('TD2', {'x': int}); print(TD2, TD2.__annotations__, TypedDict if 0 else '')
def f(a: 'int', b: Optional[str] = None, *args: List['Box'], c: "Annotated[int, 1]") -> None: pass
print(get_type_hints(f), get_type_hints(f, include_extras=True))
class A:
    x: 'int'
    y: ClassVar['A']
print(get_type_hints(A))
print(get_origin(List[int]), get_args(Dict[int, str]), get_origin(Optional[int]), get_args(Callable[[int], str]), get_origin(Annotated[int, 1]), get_args(Annotated[int, 1]), get_origin(int), get_args(int), get_origin(Literal[1]), get_args(Literal[1]), get_args(Union[int, None]))
@overload
def g(x: int) -> int: ...
t(lambda: g(1))
print(len(get_overloads(g)), cast(int, 'a'), TYPE_CHECKING, Self, Never, NoReturn, LiteralString, Required[int], Unpack[Ts], Concatenate[int, P], TypeAlias, ForwardRef('X'), List['X'], Union['X', int], NoDefault)
print(List[int] == List[int], hash(List[int]) == hash(List[int]), List[int] == list[int], Union[int, str] == Union[str, int], Literal[1] == Literal[True], Optional[int] == (int | None), List[int] | None, None | List[int], Any | int, 'X' in str(Optional['X']))
class Stack[T]:
    def push(self, x: T) -> None: ...
print(Stack[int], Stack.__orig_bases__, Stack.__parameters__, Stack.__type_params__, Stack.__mro__)
type Alias[Q] = list[Q]; print(Alias[int], Alias.__value__, Alias.__type_params__)
def h(x: Undefined) -> List[int]: ...
import annotationlib
t(lambda: get_type_hints(h)); t(lambda: assert_never(3)); t(lambda: Sequence[int]); t(lambda: Generator[int, None, None]); t(lambda: Generator[int]); t(lambda: SupportsInt); print(isinstance(3, SupportsInt), isinstance('', SupportsInt), issubclass(int, SupportsIndex), AnyStr, IO[str], TextIO)
@final
class Fin: pass
print(Fin.__final__); t(lambda: List.__origin__); t(lambda: List[int].__origin__); t(lambda: List[int].append); t(lambda: TypeVar('D', default=int).__default__); print(TypeAliasType('Al', int), Tuple[int, str], Tuple, Type, Callable, Hashable, Text, FrozenSet[int], Mapping[str, Any], Iterator[T], Awaitable[int])
