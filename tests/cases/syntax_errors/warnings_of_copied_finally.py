"""A finally clause is compiled once for each way out; the copy for an exception warns no more, but where it is left it does."""
def f1():
    try: pass
    finally: {1}[0]
def f2():
    try:
        try: pass
        finally:
            return 1
    finally:
        {2}[0]
def f3():
    try: pass
    finally:
        try: pass
        finally: {3}[0]
        {4}[0]
def f4():
    try: return 1
    finally: {5}[0]
def f5():
    try:
        return 1
    finally:
        try: pass
        finally: {6}[0]
        {7}[0]
def f6():
    for x in y:
        try:
            try: pass
            finally: break
        finally:
            {8}[0]
def f7():
    for x in y:
        try:
            try: {9}[0]
            finally: continue
        finally:
            if x: {10}[0]
def f8():
    try:
        try: pass
        finally:
            try: pass
            finally: return
    finally:
        {11}[0]
def f21():
    try: pass
    finally:
        try: return
        finally: {12}[0]
def f22():
    try: pass
    finally:
        try:
            for x in y: return
        finally:
            {14}[0]
            try: {13}[0]
            finally: {15}[0]
def f23():
    try:
        try: pass
        finally:
            try: return
            finally: {16}[0]
    finally:
        {17}[0]
def f24():
    try:
        try: pass
        finally:
            return {20}[0]
    finally:
        with z: {18}[0]
def f25():
    for x in y:
        try:
            pass
        finally:
            for z in y:
                try: break
                finally: {19}[0]
