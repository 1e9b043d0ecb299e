print('a'

      +


      1)
