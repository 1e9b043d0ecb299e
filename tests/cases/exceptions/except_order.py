class Base(Exception):
    pass


class Derived(Base):
    pass


for kind in (Derived, Base, Exception):
    try:
        raise kind('x')
    except Derived:
        print('derived')
    except Base:
        print('base')
    except:
        print('anything')
