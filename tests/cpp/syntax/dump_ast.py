"""CPython's syntax tree in the form that ast_dump.cpp writes."""
import ast
import struct


def quoted(data):
    return '"' + ''.join(chr(b) if 32 <= b < 127 and b not in (34, 92) else '\\x%02x' % b for b in data) + '"'


def text(value):
    return quoted(value.encode('utf-8', 'surrogatepass'))


def constant(value):
    if value is None or value is True or value is False:
        return str(value)
    if value is ...:
        return 'Ellipsis'
    if isinstance(value, int):
        return str(value) if value < 1 << 64 else 'big'
    if isinstance(value, float):
        return 'f' + struct.pack('>d', value).hex()
    if isinstance(value, complex):
        return 'j' + struct.pack('>d', value.imag).hex()
    if isinstance(value, bytes):
        return 'b' + quoted(value)
    return text(value)


def dump(node):
    if isinstance(node, list):
        return '[' + ','.join(map(dump, node)) + ']'
    if isinstance(node, str):
        return text(node)
    if not isinstance(node, ast.AST):
        return str(node)
    name = type(node).__name__
    if isinstance(node, (ast.operator, ast.unaryop, ast.cmpop, ast.boolop, ast.expr_context)):
        return name
    if hasattr(node, 'lineno'):
        name += f'@{node.lineno}:{node.col_offset}-{node.end_lineno}:{node.end_col_offset}'
    parts = []
    for field in node._fields:
        if field in ('type_comment', 'type_ignores'):
            continue
        value = getattr(node, field)
        if isinstance(node, ast.Constant):
            parts.append(constant(value) if field == 'value' else value or 'None')
        elif isinstance(node, ast.Dict) and field == 'keys':
            parts.append(dump(value))
        else:
            parts.append(dump(value))
    return name + '(' + ','.join(parts) + ')'
