# Endless recursion of __getattr__.
import sys
sys.setrecursionlimit(50)


class Loop:
    def __getattr__(self, name):
        return self.missing


Loop().start
