rooms = {
    'hall': {'north': 'library', 'east': 'kitchen'},
    'library': {'south': 'hall'},
    'kitchen': {'west': 'hall'},
}
place = 'hall'
while True:
    try:
        command = input(f'[{place}] > ')
    except EOFError:
        print('\nno more commands')
        break
    match command.split():
        case ['go', direction] if direction in rooms[place]:
            place = rooms[place][direction]
        case ['go', direction]:
            print(f'no way {direction} from the {place}')
        case ['look']:
            print(', '.join(f'{d}: {r}' for d, r in rooms[place].items()))
        case ['quit']:
            print('bye')
            break
        case []:
            continue
        case words:
            print('what is', *words, end='?\n')
