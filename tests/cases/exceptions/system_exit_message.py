import sys

print('leaving with words')
sys.exit('something went wrong: ünïcode')
