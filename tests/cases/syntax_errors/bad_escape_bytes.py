data = b'naïve'
