# The pure Python io is not what is tested: whatever needs it fails, on CPython too.
raise ImportError("No module named '_pyio'", name='_pyio')
