import sys


def hook(kind, value, trace):
    print('hook got', kind.__name__, value, trace.tb_lineno)


sys.excepthook = hook
raise ValueError('for the hook')
