from engine.core import start

try:
    start({'speed': 'fast'})
except Exception as error:
    print('stopped by', type(error).__name__)
    raise
