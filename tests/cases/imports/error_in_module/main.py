print('start')
import helper.compute

print('never')
