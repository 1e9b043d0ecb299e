import time
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for s in (0, 1, 1e9, 1234567890.9, -1, -86400*365*5, 951782400, 951868800, 1709164800, 4102444800, 253402300799):
    g = time.gmtime(s); print(g); print(time.strftime('%a %A %b %B %c %C %d %D %e %F %g %G %H %I %j %m %M %p %S %T %u %U %V %w %W %x %X %y %Y %Z %% %R %r', g), time.asctime(g), time.ctime(s), time.mktime(g))
t(lambda: time.gmtime('a')); t(lambda: time.struct_time(1)); t(lambda: time.struct_time((1,2))); t(lambda: time.struct_time(range(12)).tm_zone); t(lambda: time.sleep(-1)); t(lambda: time.sleep('a')); t(lambda: time.sleep(float('nan')))
t(lambda: time.strftime(3)); t(lambda: time.strftime('%Y', (1,2))); t(lambda: time.strftime('%Y', 3)); t(lambda: time.strftime('%Y', (2000,13,1,1,1,1,1,1,1))); t(lambda: time.strftime('%y', (2000,0,0,0,0,0,0,0,0)))
a = time.monotonic(); time.sleep(0.25); b = time.monotonic(); print(0.25 <= b - a < 0.5, time.time() > 1e9, type(time.time_ns()))
match g:
    case time.struct_time(y, m): print(y, m)
