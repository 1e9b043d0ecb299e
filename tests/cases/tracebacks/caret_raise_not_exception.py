def stop():
    raise 'just text'


stop()
