def main():
    counter = 3
    print(conter)


main()
