from tools import calculat
