# SystemExit with an object whose __str__ is shown.
class Reason:
    def __str__(self):
        return "for a reason"


raise SystemExit(Reason())
