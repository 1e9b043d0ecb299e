class Empty:
    pass


Empty().something_else
