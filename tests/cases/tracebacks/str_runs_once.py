# What an exception says of itself is asked once, the newest first, however many tell of it afterwards.
class Talkative(Exception):
    def __str__(self):
        print('asked for', self.args[0])
        return f'I am {self.args[0]}'


class Note:
    def __str__(self):
        print('asked for a note')
        return 'a note'


try:
    try:
        raise Talkative('first')
    except Talkative:
        raise Talkative('second')
except Talkative as error:
    error.__notes__ = [Note()]
    kept = error
try:
    raise Talkative('hidden')
except Talkative:
    raise Talkative('third') from kept
