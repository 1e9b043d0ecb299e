# Format characters that there are not: bytes show them as they are, str only what can be printed.
for code in (0, 9, 31, 65, 90, 126, 127, 200, 255):
    for format in (b'%' + bytes([code]), '%' + chr(code)):
        try:
            print(format % (1,))
        except (ValueError, OverflowError) as error:
            print(ascii(str(error)))
