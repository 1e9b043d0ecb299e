text = """never closed
more text
