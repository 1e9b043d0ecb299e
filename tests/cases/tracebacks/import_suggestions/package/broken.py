import os

def f():
    retrun 5
