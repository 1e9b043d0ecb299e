raise ValueError('größer als €5 – 日本語 😀')
