import sys
import settings

settings.level = 5
import settings as other
print(other.level, 'settings' in sys.modules, sys.modules['settings'] is settings)
del sys.modules['settings']
import settings as fresh
print(fresh.level, fresh is settings)
