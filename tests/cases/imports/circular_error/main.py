import early
