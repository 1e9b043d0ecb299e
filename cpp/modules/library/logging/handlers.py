"""
Additional handlers for the logging package: those that need no socket, process or thread.
"""
import copy
import io
import logging
import os
import re
import time

_elsewhere = ('DatagramHandler', 'HTTPHandler', 'NTEventLogHandler', 'QueueListener', 'SMTPHandler', 'SocketHandler',
              'SysLogHandler')
DEFAULT_TCP_LOGGING_PORT = 9020
DEFAULT_UDP_LOGGING_PORT = 9021
DEFAULT_HTTP_LOGGING_PORT = 9022
DEFAULT_SOAP_LOGGING_PORT = 9023
SYSLOG_UDP_PORT = SYSLOG_TCP_PORT = 514
_MIDNIGHT = 24 * 60 * 60


def __getattr__(name):
    if name in _elsewhere:
        raise AttributeError(f'bufferscope does not support logging.handlers.{name}')
    raise AttributeError(f"module 'logging.handlers' has no attribute {name!r}")


class BaseRotatingHandler(logging.FileHandler):
    """A file handler that goes on in a new file from time to time; kinds of it say when."""

    namer = None
    rotator = None

    def __init__(self, filename, mode, encoding=None, delay=False, errors=None):
        logging.FileHandler.__init__(self, filename, mode=mode, encoding=encoding, delay=delay, errors=errors)
        self.mode = mode
        self.encoding = encoding
        self.errors = errors

    def emit(self, record):
        try:
            if self.shouldRollover(record):
                self.doRollover()
            logging.FileHandler.emit(self, record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        if callable(self.rotator):
            self.rotator(source, dest)
        elif os.path.exists(source):
            os.rename(source, dest)


class RotatingFileHandler(BaseRotatingHandler):
    """Goes on in a new file when the old one would get larger than maxBytes, and keeps backupCount old ones."""

    def __init__(self, filename, mode='a', maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        if maxBytes > 0:
            mode = 'a'
        if 'b' not in mode:
            encoding = io.text_encoding(encoding)
        BaseRotatingHandler.__init__(self, filename, mode, encoding=encoding, delay=delay, errors=errors)
        self.maxBytes = maxBytes
        self.backupCount = backupCount

    def doRollover(self):
        if self.stream:
            self.stream.close()
            self.stream = None
        if self.backupCount > 0:
            names = [self.rotation_filename(f'{self.baseFilename}.{i}') for i in range(1, self.backupCount + 1)]
            for source, dest in reversed(list(zip(names, names[1:]))):
                if os.path.exists(source):
                    self._make_room(dest)
                    os.rename(source, dest)
            self._make_room(names[0])
            self.rotate(self.baseFilename, names[0])
        if not self.delay:
            self.stream = self._open()

    @staticmethod
    def _make_room(name):
        if os.path.exists(name):
            os.remove(name)

    def shouldRollover(self, record):
        if self.stream is None:
            self.stream = self._open()
        if self.maxBytes > 0:
            at = self.stream.tell()
            if at and at + len(self.format(record) + '\n') >= self.maxBytes:
                return not os.path.exists(self.baseFilename) or os.path.isfile(self.baseFilename)
        return False


class TimedRotatingFileHandler(BaseRotatingHandler):
    """Goes on in a new file at certain times. Local time is UTC here: no day is longer than another."""

    # The length of an interval in seconds, and how much of a date the name of an old file has.
    _kinds = {'S': (1, '%Y-%m-%d_%H-%M-%S'), 'M': (60, '%Y-%m-%d_%H-%M'), 'H': (60 * 60, '%Y-%m-%d_%H'), 'D': (_MIDNIGHT, '%Y-%m-%d'),
              'MIDNIGHT': (_MIDNIGHT, '%Y-%m-%d'), 'W': (_MIDNIGHT * 7, '%Y-%m-%d')}

    def __init__(self, filename, when='h', interval=1, backupCount=0, encoding=None, delay=False, utc=False, atTime=None,
                 errors=None):
        BaseRotatingHandler.__init__(self, filename, 'a', encoding=io.text_encoding(encoding), delay=delay, errors=errors)
        self.when = when.upper()
        self.backupCount = backupCount
        self.utc = utc
        self.atTime = atTime
        kind = self.when
        if kind.startswith('W'):
            if len(kind) != 2:
                raise ValueError(f'You must specify a day for weekly rollover from 0 to 6 (0 is Monday): {kind}')
            if not '0' <= kind[1] <= '6':
                raise ValueError(f'Invalid day specified for weekly rollover: {kind}')
            self.dayOfWeek = int(kind[1])
            kind = 'W'
        if kind not in self._kinds:
            raise ValueError(f'Invalid rollover interval specified: {kind}')
        length, self.suffix = self._kinds[kind]
        digits = re.sub('%.', lambda match: r'\d{4}' if match[0] == '%Y' else r'\d{2}', self.suffix)
        self.extMatch = re.compile(rf'(?<!\d){digits}(?!\d)', re.ASCII)
        self.interval = length * interval
        is_there = os.path.exists(self.baseFilename)
        self.rolloverAt = self.computeRollover(int(os.stat(self.baseFilename).st_mtime if is_there else time.time()))

    def computeRollover(self, currentTime):
        """When the next file begins, seen from a moment."""
        is_weekly = self.when.startswith('W')
        if self.when != 'MIDNIGHT' and not is_weekly:
            return currentTime + self.interval
        now = time.gmtime(currentTime)
        at = self.atTime
        wanted = _MIDNIGHT if at is None else (at.hour * 60 + at.minute) * 60 + at.second
        wait = wanted - ((now[3] * 60 + now[4]) * 60 + now[5])
        day = now[6]
        if wait <= 0:
            wait += _MIDNIGHT
            day = (day + 1) % 7
        result = currentTime + wait
        if is_weekly:
            return result + (self.dayOfWeek - day) % 7 * _MIDNIGHT + self.interval - _MIDNIGHT * 7
        return result + self.interval - _MIDNIGHT

    def shouldRollover(self, record):
        now = int(time.time())
        if now < self.rolloverAt:
            return False
        if os.path.exists(self.baseFilename) and not os.path.isfile(self.baseFilename):
            self.rolloverAt = self.computeRollover(now)
            return False
        return True

    def getFilesToDelete(self):
        """The old files that are more than backupCount."""
        folder, base = os.path.split(self.baseFilename)
        found = sorted(os.path.join(folder, name) for name in os.listdir(folder) if self._is_old(name, base + '.'))
        return found[:len(found) - self.backupCount] if len(found) >= self.backupCount else []

    def _is_old(self, name, prefix):
        if self.namer is None:
            return name.startswith(prefix) and self.extMatch.fullmatch(name[len(prefix):]) is not None
        match = self.extMatch.search(name)
        while match:
            if os.path.basename(self.namer(self.baseFilename + '.' + match[0])) == name:
                return True
            match = self.extMatch.search(name, match.start() + 1)
        return False

    def doRollover(self):
        now = int(time.time())
        # The old file is named after the beginning of its interval.
        name = self.rotation_filename(self.baseFilename + '.' + time.strftime(self.suffix, time.gmtime(self.rolloverAt - self.interval)))
        if os.path.exists(name):
            return
        if self.stream:
            self.stream.close()
            self.stream = None
        self.rotate(self.baseFilename, name)
        if self.backupCount > 0:
            for old in self.getFilesToDelete():
                os.remove(old)
        if not self.delay:
            self.stream = self._open()
        self.rolloverAt = self.computeRollover(now)


class WatchedFileHandler(logging.FileHandler):
    """A handler for a file that others may move away: it opens the file anew when it is no longer the same one."""

    def __init__(self, filename, mode='a', encoding=None, delay=False, errors=None):
        if 'b' not in mode:
            encoding = io.text_encoding(encoding)
        logging.FileHandler.__init__(self, filename, mode=mode, encoding=encoding, delay=delay, errors=errors)
        self.dev, self.ino = -1, -1
        self._statstream()

    def _statstream(self):
        if self.stream is not None:
            found = os.fstat(self.stream.fileno())
            self.dev, self.ino = found.st_dev, found.st_ino

    def reopenIfNeeded(self):
        if self.stream is None:
            return
        try:
            found = os.stat(self.baseFilename)
            is_same = found.st_dev == self.dev and found.st_ino == self.ino
        except FileNotFoundError:
            is_same = False
        if not is_same:
            self.stream.flush()
            self.stream.close()
            self.stream = None
            self.stream = self._open()
            self._statstream()

    def emit(self, record):
        self.reopenIfNeeded()
        logging.FileHandler.emit(self, record)


class BufferingHandler(logging.Handler):
    """Keeps records; when there are as many as its capacity, they are flushed."""

    def __init__(self, capacity):
        logging.Handler.__init__(self)
        self.capacity = capacity
        self.buffer = []

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        with self.lock:
            self.buffer.clear()

    def close(self):
        try:
            self.flush()
        finally:
            logging.Handler.close(self)


class MemoryHandler(BufferingHandler):
    """Keeps records and gives them to another handler when there are many, or when one is severe."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        BufferingHandler.__init__(self, capacity)
        self.flushLevel = flushLevel
        self.target = target
        self.flushOnClose = flushOnClose

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def setTarget(self, target):
        with self.lock:
            self.target = target

    def flush(self):
        with self.lock:
            if self.target:
                for record in self.buffer:
                    self.target.handle(record)
                self.buffer.clear()

    def close(self):
        try:
            if self.flushOnClose:
                self.flush()
        finally:
            with self.lock:
                self.target = None
                BufferingHandler.close(self)


class QueueHandler(logging.Handler):
    """Puts records, made ready for others to read, into a queue."""

    def __init__(self, queue):
        logging.Handler.__init__(self)
        self.queue = queue
        self.listener = None

    def enqueue(self, record):
        self.queue.put_nowait(record)

    def prepare(self, record):
        text = self.format(record)
        record = copy.copy(record)
        record.message = record.msg = text
        record.args = record.exc_info = record.exc_text = record.stack_info = None
        return record

    def emit(self, record):
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)
