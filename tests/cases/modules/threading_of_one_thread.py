# Locks, conditions, semaphores and events in a program of one thread; another thread cannot be started.
import re
import threading


def attempt(function, *arguments, **options):
    try:
        result = function(*arguments, **options)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(re.sub("0x[0-9a-f]+|owner=[1-9][0-9]*", "...", str(result)))


lock = threading.Lock()
attempt(lock.acquire)
attempt(lock.acquire, False)
attempt(lock.acquire, timeout=0)
attempt(lock.acquire, False, 1)
attempt(lock.acquire, True, -2)
attempt(lock.locked)
attempt(repr, lock)
attempt(lock.release)
attempt(lock.release)
attempt(repr, lock)
with lock as entered:
    print(entered, lock.locked())
lock = threading.RLock()
for _ in range(3):
    attempt(lock.acquire)
attempt(repr, lock)
attempt(lock.locked)
for _ in range(4):
    attempt(lock.release)
attempt(repr, lock)
with lock as entered:
    print(entered)

condition = threading.Condition()
attempt(condition.wait)
attempt(condition.notify)
attempt(condition.notify_all)
with condition as entered:
    print(entered)
    attempt(condition.wait, 0)
    attempt(condition.wait_for, lambda: "there")
    attempt(condition.wait_for, lambda: 0, 0)
    attempt(condition.notify, 2)
    attempt(condition.notify_all)
attempt(repr, condition)
attempt(repr, threading.Condition(threading.Lock()))

semaphore = threading.Semaphore(2)
for _ in range(3):
    attempt(semaphore.acquire, blocking=False)
attempt(semaphore.acquire, timeout=0)
attempt(semaphore.acquire, False, 1)
attempt(repr, semaphore)
attempt(semaphore.release, 3)
attempt(semaphore.release, 0)
attempt(repr, semaphore)
attempt(threading.Semaphore, -1)
bounded = threading.BoundedSemaphore()
with bounded as entered:
    print(entered)
attempt(bounded.release)
attempt(repr, bounded)

event = threading.Event()
attempt(event.wait, 0)
attempt(repr, event)
event.set()
attempt(event.wait)
attempt(event.is_set)
attempt(repr, event)
event.clear()
attempt(event.is_set)

data = threading.local()
data.value = 1
attempt(getattr, data, "value")
attempt(getattr, data, "missing")

print(threading.current_thread().name, threading.main_thread() is threading.current_thread(), threading.active_count(), len(threading.enumerate()))
print(threading.current_thread().is_alive(), threading.current_thread().daemon, threading.get_ident() == threading.current_thread().ident)
thread = threading.Thread(target=print, args=("in run",), kwargs={"end": "!\n"})
print(thread.name, thread.ident, thread.is_alive(), thread.daemon)
attempt(repr, thread)
attempt(thread.join)
attempt(thread.run)
attempt(thread.start)
print(threading.Thread(name="named").name, threading.Thread().name, threading.Thread(target=attempt).name)
attempt(threading.current_thread().join)
attempt(threading.current_thread().start)
