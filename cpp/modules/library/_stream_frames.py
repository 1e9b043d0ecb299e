# The frame that an error in the middle of a stream of UTF-8 shows in CPython, where decoders are Python classes.
exec(compile('\n' * 322 + 'def decode(self, error):\n\n  raise error', '<frozen codecs>', 'exec'))
