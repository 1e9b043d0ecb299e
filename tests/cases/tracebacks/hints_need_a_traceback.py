"""Which names are near is known to the frame where a NameError was raised: without its traceback there is no hint."""
import traceback


class Thing:
    def look(self):
        self._hidden = 1
        return self.hiden


def misspelt():
    value = 1
    return valeu


for attempt in misspelt, Thing().look, lambda: pritn(1), lambda: [].apend(1), lambda: __import__('math').squrt, lambda: maths, lambda: io:
    try:
        attempt()
    except Exception as error:
        print(*traceback.format_exception_only(error), end='')
        print(*traceback.format_exception_only(type(error), error), end='')
        traceback.print_exception(error)
        traceback.print_exception(type(error), error, None)
        print(*traceback.TracebackException.from_exception(error).format_exception_only(), end='')
        print(*traceback.TracebackException(type(error), error, None).format_exception_only(), end='')
        print(*traceback.format_exception(error.with_traceback(None)), end='')
        group = ExceptionGroup('g', [error])
        print(*traceback.format_exception_only(group, show_group=True), end='')
