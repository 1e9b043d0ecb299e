# TextIOWrapper hands its text on in chunks.
import io
class W(io.BytesIO):
    def write(self,b): print('   ->',bytes(b)); return super().write(b)
for enc in ('utf-8','utf-16-le'):
  for chunk in (1,3,7,8):
    for line_sizes in ((2,1,2,1,2,1),(1,)*12,(5,3,9,1),(8,8,1,7,1), (3,3,3)):
        f=io.TextIOWrapper(W(),encoding=enc); f._CHUNK_SIZE=chunk
        print(enc,chunk,line_sizes)
        for n in line_sizes: f.write('x'*n)
        print('end'); f.flush()
