"""Lines of source files, for tracebacks and inspect."""

__all__ = ['getline', 'clearcache', 'checkcache', 'lazycache']

cache = {}


def clearcache():
    """Clear the cache entirely."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """Get a line for a Python source file from the cache; an empty string where there is none."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ''


def getlines(filename, module_globals=None):
    """Get the lines for a Python source file from the cache."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def checkcache(filename=None):
    """Discard cache entries that are out of date."""
    for name in list(cache) if filename is None else [filename]:
        entry = cache.get(name)
        if entry and len(entry) != 1 and entry[1] is not None and entry[:2] != _size_and_time(entry[3]):
            cache.pop(name, None)


def _size_and_time(filename):
    import posix
    try:
        found = posix.stat(filename)
    except (OSError, ValueError):
        return None, None
    return found.st_size, found.st_mtime


def updatecache(filename, module_globals=None):
    """Update a cache entry and return its list of lines."""
    if len(cache.get(filename, ())) != 1:
        cache.pop(filename, None)
    if not filename:
        return []
    source = _source_text(filename)
    if source is None:
        try:
            source = cache[filename][0]() if lazycache(filename, module_globals) else None
        except (ImportError, OSError):
            source = None
        if source is None:
            return []
        cache[filename] = (len(source), None, [line + '\n' for line in source.splitlines()], filename)
        return cache[filename][2]
    lines = source.splitlines(keepends=True)
    if lines and not lines[-1].endswith('\n'):
        lines[-1] += '\n'
    size, time = _size_and_time(filename)
    cache[filename] = (len(source) if size is None else size, time, lines, filename)
    return lines


def lazycache(filename, module_globals):
    """Seed the cache for filename with module_globals: its loader is asked when a line is wanted."""
    if filename in cache:
        return len(cache[filename]) == 1
    entry = _lazy_entry(filename, module_globals)
    if entry is None:
        return False
    cache[filename] = entry
    return True


def _lazy_entry(filename, module_globals):
    if not filename or filename.startswith('<') and filename.endswith('>') or not module_globals or '__name__' not in module_globals:
        return None
    name = module_globals['__name__']
    loader = getattr(module_globals.get('__spec__'), 'loader', None) or module_globals.get('__loader__')
    if loader is None and module_globals.get('__file__'):  # modules have no loader here; theirs would read the file
        return (lambda: _source_text(module_globals['__file__']),)
    get_source = getattr(loader, 'get_source', None)
    return (lambda: get_source(name),) if name and get_source else None
