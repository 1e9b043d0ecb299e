"""Locks and what is built of them, for a program of one thread: no other can be started, and a lock that only another could release
is never waited for."""
import time as _time

__all__ = ['get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread', 'TIMEOUT_MAX', 'Event', 'Lock', 'RLock',
           'Semaphore', 'BoundedSemaphore', 'Thread', 'ThreadError', 'local']

ThreadError = RuntimeError
TIMEOUT_MAX = 2147483.0


def _wait(blocking, timeout):
    """Waits for what cannot come: False at the end of the timeout, an error where there is none."""
    if not blocking:
        return False
    if timeout is None or timeout < 0:
        raise RuntimeError('bufferscope has one thread: this would wait for ever')
    _time.sleep(timeout)
    return False


def _check(blocking, timeout):
    if not blocking and timeout != -1:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0 and timeout != -1:
        raise ValueError('timeout value must be a non-negative number')
    if timeout > TIMEOUT_MAX:
        raise OverflowError('timeout value is too large')


class lock:
    """A lock object is a synchronization primitive."""
    __slots__ = ('_locked', '__weakref__')

    def __init__(self):
        self._locked = False

    def acquire(self, blocking=True, timeout=-1):
        """Lock the lock."""
        _check(blocking, timeout)
        if self._locked:
            return _wait(blocking, timeout)
        self._locked = True
        return True

    def release(self):
        """Release the lock."""
        if not self._locked:
            raise RuntimeError('release unlocked lock')
        self._locked = False

    def locked(self):
        """Return whether the lock is in the locked state."""
        return self._locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *details):
        self.release()

    def __repr__(self):
        return f'<{"locked" if self._locked else "unlocked"} _thread.lock object at {id(self):#x}>'


lock.__module__ = '_thread'
Lock = lock


class RLock:
    """A lock that its owner can acquire again."""
    __slots__ = ('_count', '__weakref__')

    def __init__(self):
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        """Lock the lock."""
        _check(blocking, timeout)
        self._count += 1
        return True

    def release(self):
        """Release the lock."""
        if self._count == 0:
            raise RuntimeError('cannot release un-acquired lock')
        self._count -= 1

    def locked(self):
        """Return a boolean indicating whether this object is locked right now."""
        return self._count > 0

    def _is_owned(self):
        return self._count > 0

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *details):
        self.release()

    def __repr__(self):
        state, owner = ('locked', get_ident()) if self._count else ('unlocked', 0)
        return f'<{state} _thread.RLock object owner={owner} count={self._count} at {id(self):#x}>'


RLock.__module__ = '_thread'


class Condition:
    """Class that implements a condition variable."""

    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        self.locked = self._lock.locked

    def _is_owned(self):
        return self._lock.locked()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *details):
        return self._lock.__exit__(*details)

    def __repr__(self):
        return f'<Condition({self._lock}, 0)>'

    def wait(self, timeout=None):
        """Wait until notified or until a timeout occurs."""
        if not self._is_owned():
            raise RuntimeError('cannot wait on un-acquired lock')
        return _wait(True, timeout)

    def wait_for(self, predicate, timeout=None):
        """Wait until a condition evaluates to True."""
        result = predicate()
        if not result:
            self.wait(timeout)
            result = predicate()
        return result

    def notify(self, n=1):
        """Wake up one or more threads waiting on this condition, if any."""
        if not self._is_owned():
            raise RuntimeError('cannot notify on un-acquired lock')

    def notify_all(self):
        """Wake up all threads waiting on this condition."""
        self.notify()


class Semaphore:
    """This class implements semaphore objects."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._value = value

    def __repr__(self):
        cls = type(self)
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>'

    def acquire(self, blocking=True, timeout=None):
        """Acquire a semaphore, decrementing the internal counter by one."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        if self._value == 0:
            return _wait(blocking, timeout)
        self._value -= 1
        return True

    __enter__ = acquire

    def release(self, n=1):
        """Release a semaphore, incrementing the internal counter by one or more."""
        if n < 1:
            raise ValueError('n must be one or more')
        self._value += n

    def __exit__(self, *details):
        self.release()


class BoundedSemaphore(Semaphore):
    """Implements a bounded semaphore."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        cls = type(self)
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}/{self._initial_value}>'

    def release(self, n=1):
        """Release a semaphore, incrementing the internal counter by one or more."""
        if n < 1:
            raise ValueError('n must be one or more')
        if self._value + n > self._initial_value:
            raise ValueError('Semaphore released too many times')
        self._value += n


class Event:
    """Class implementing event objects."""

    def __init__(self):
        self._flag = False

    def __repr__(self):
        cls = type(self)
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {"set" if self._flag else "unset"}>'

    def is_set(self):
        """Return true if and only if the internal flag is true."""
        return self._flag

    def set(self):
        """Set the internal flag to true."""
        self._flag = True

    def clear(self):
        """Reset the internal flag to false."""
        self._flag = False

    def wait(self, timeout=None):
        """Block until the internal flag is true."""
        return self._flag or _wait(True, timeout)


class local:
    """Thread-local data: that of the one thread."""

    def __getattr__(self, name):
        shown = '_thread._local' if type(self) is local else type(self).__name__
        raise AttributeError(f"{shown!r} object has no attribute {name!r}", name=name, obj=self)


local.__module__ = '_thread'
local.__name__ = local.__qualname__ = '_local'


class Thread:
    """A class that represents a thread of control, which cannot be started here."""
    _made = 0

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None, context=None):
        assert group is None, 'group argument must be None for now'
        if name is None:
            Thread._made += 1
            name = f'Thread-{Thread._made}' + (f' ({target.__name__})' if hasattr(target, '__name__') else '')
        self.name = str(name)
        self.daemon = bool(daemon)
        self.ident = None
        self._target, self._args, self._kwargs = target, args, {} if kwargs is None else kwargs

    def __repr__(self):
        state = 'initial' if self.ident is None else f'started {self.ident}'
        return f'<{type(self).__name__}({self.name}, {state})>'

    def start(self):
        """Start the thread's activity."""
        if self.ident is not None:
            raise RuntimeError('threads can only be started once')
        raise RuntimeError("can't start new thread")

    def run(self):
        """Method representing the thread's activity."""
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def join(self, timeout=None):
        """Wait until the thread terminates."""
        if self.ident is None:
            raise RuntimeError('cannot join thread before it is started')
        raise RuntimeError('cannot join current thread')

    def is_alive(self):
        """Return whether the thread is alive."""
        return self.ident is not None


class _MainThread(Thread):
    def __init__(self):
        super().__init__(name='MainThread')
        self.ident = 1


_main = _MainThread()


def get_ident():
    """Return a non-zero integer that uniquely identifies the current thread amongst other threads that exist simultaneously."""
    return 1


def current_thread():
    """Return the current Thread object, corresponding to the caller's thread of control."""
    return _main


def main_thread():
    """Return the main thread object."""
    return _main


def active_count():
    """Return the number of Thread objects currently alive."""
    return 1


def enumerate():
    """Return a list of all Thread objects currently alive."""
    return [_main]
