from io import BytesIO

from journal.report import Report


def describe(view: memoryview, *, title: str = 'window') -> None:
    Report.heading(title)
    Report.line(f'bytes : {view.tobytes()!r}')
    Report.line(f'list  : {view.tolist()}')
    Report.line(f'hex   : {view.hex(" ")}')
    Report.line(f'shape : {view.shape}, {view.itemsize} byte each, {"read-only" if view.readonly else "writable"}')


def postcard(text: bytes) -> None:
    try:
        paper = BytesIO(b'Dear ')
        window = paper.getbuffer()
        describe(window, title='through the window')
        window[0:4] = b'Near'
        paper.seek(0, 2)
        paper.write(text)
    except BufferError as error:
        Report.problem(error)
    except Exception as error:
        Report.problem(error, expected=False)
    else:
        Report.line('nothing went wrong')
    finally:
        Report.heading()


def main():
    postcard(b'friend')
    postcard('not bytes')


if __name__ == '__main__':
    main()
