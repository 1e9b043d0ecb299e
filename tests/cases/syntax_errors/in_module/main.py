print('main starts')
import broken
