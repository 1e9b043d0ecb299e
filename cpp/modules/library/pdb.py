"""The Python debugger, which is not here."""


def set_trace(*args, **kwargs):
    raise NotImplementedError('bufferscope does not support pdb yet')


post_mortem = pm = run = runcall = runeval = set_trace
