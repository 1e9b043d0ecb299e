def connect(host, port=int('http')):
    pass
