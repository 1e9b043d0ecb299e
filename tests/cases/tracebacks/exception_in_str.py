class Silent:
    def __str__(self):
        return None


print('before')
print(Silent())
