class Config:
    timeout = 3


print(Config.timeout)
print(Config.tiemout)
