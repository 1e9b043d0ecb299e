# logging.config.dictConfig: a whole configuration, a change of it, what it says of one that is wrong.
import logging
import logging.config
import sys


class Marked(logging.Formatter):
    def __init__(self, fmt, mark):
        super().__init__(fmt)
        self.mark = mark

    def format(self, record):
        return self.mark + super().format(record)


class NoSecrets:
    def __init__(self, word):
        self.word = word

    def filter(self, record):
        return self.word not in record.getMessage()


def config(**more):
    return {
        'version': 1,
        'marks': ['<', '>'],
        'formatters': {'short': {'format': '%(levelname).1s %(name)s %(message)s'}, 'brace': {'format': '{message}~{who}', 'style': '{', 'defaults': {'who': 'me'}},
                       'marked': {'()': '__main__.Marked', 'fmt': '%(message)s', 'mark': 'cfg://marks[1]'}},
        'filters': {'secrets': {'()': NoSecrets, 'word': 'secret'}, 'below': {'name': 'app.part'}},
        'handlers': {'a_memory': {'class': 'logging.handlers.MemoryHandler', 'capacity': 2, 'flushLevel': 'ERROR', 'target': 'screen'},
                     'screen': {'class': 'logging.StreamHandler', 'stream': 'ext://sys.stdout', 'formatter': 'short', 'level': 'INFO', 'filters': ['secrets'], '.': {'terminator': ' |\n'}},
                     'other': {'class': 'logging.StreamHandler', 'stream': sys.stdout, 'formatter': 'marked'},
                     'third': {'()': logging.StreamHandler, 'stream': 'ext://sys.stdout', 'formatter': 'brace', 'filters': ['below']}},
        'loggers': {'app': {'level': 'DEBUG', 'handlers': ['screen', 'third']}, 'app.part': {'handlers': ['other'], 'propagate': True}, 'mem': {'handlers': ['a_memory'], 'propagate': False, 'level': 1}},
        'root': {'level': 'ERROR', 'handlers': ['other']},
    } | more


old, child = logging.getLogger('old'), logging.getLogger('app.child')
child.setLevel(50)
logging.config.dictConfig(config())
app = logging.getLogger('app')
app.debug('too low for the screen')
app.info('for %s', 'all')
app.warning('a secret')
logging.getLogger('app.part').info('from the part')
mem = logging.getLogger('mem')
mem.info('kept')
print('nothing yet')
mem.error('flushed')
print(old.disabled, child.disabled, child.level, logging.getHandlerNames() == frozenset(['a_memory', 'screen', 'other', 'third']), logging.getHandlerByName('screen'))
logging.config.dictConfig({'version': 1, 'incremental': True, 'handlers': {'screen': {'level': 'ERROR'}}, 'loggers': {'app': {'level': 'WARNING'}}, 'root': {'level': 'CRITICAL'}})
app.warning('not on the screen now')
print(app, logging.getLogger(), logging.getHandlerByName('screen'))
logging.config.dictConfig(config(disable_existing_loggers=False))
print(old.disabled)
h = config()['handlers']
for wrong in ({}, {'version': 2}, config(handlers={}), config(formatters={}), config(filters={}), config(formatters={'short': {'format': 'x'}}), config(handlers={'x': {'class': 'logging.Nothing'}}),
              config(handlers={'x': {'class': 'nothing.at.all'}}), config(handlers=h | {'x': {}}), config(handlers=h | {'x': {'class': 'logging.StreamHandler', 'nothing': 1}}),
              config(handlers=h | {'x': {'class': 'logging.NullHandler', 'level': 'LOUD'}}), config(handlers=h | {'x': {'class': 'logging.handlers.MemoryHandler', 'capacity': 1, 'target': 'none'}}),
              config(marks=[]), config(marks='cfg://nothing'), config(marks='cfg://marks-'), config(loggers={'app': {'level': 'x'}}), config(root={'handlers': ['none']}), config(root={'filters': ['none']}),
              config(filters={'secrets': {'()': NoSecrets, 'not a name': 1}}), {'version': 1, 'incremental': True, 'handlers': {'none': {}}}, {'version': 1, 'incremental': True, 'root': {'level': 'x'}}):
    try:
        logging.config.dictConfig(wrong)
        print('fine')
    except Exception as error:
        while error is not None:
            print(type(error).__name__, error, end='; ')
            error = error.__cause__
        print()
