settings = {'colour': {'red': 1}}
value = settings['colour']['blue']
