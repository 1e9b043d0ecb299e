import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format='%(levelname)s:%(name)s:%(message)s')
log = logging.getLogger('shop')
log.info('opened with %d items', 3)
log.debug('not shown')
try:
    {}['tea']
except KeyError:
    log.exception('could not sell')
