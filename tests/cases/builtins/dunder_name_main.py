def main():
    print('main runs because __name__ is', __name__)


if __name__ == '__main__':
    main()
print(__file__, __doc__)
