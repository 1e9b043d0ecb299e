def level1(): level2()
def level2(): level3()
def level3(): level4()
def level4(): return [] + {}


level1()
