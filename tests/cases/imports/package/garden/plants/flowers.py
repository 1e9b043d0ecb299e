names = ['rose', 'tulip']
