def run(who):
    print('run', who, 'as', __name__)


if __name__ == '__main__':
    run('directly')
