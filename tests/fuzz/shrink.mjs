// Reduces a failing program: deletes lines and blocks as long as the two Pythons still differ in the same way.

/** The first line that differs, without what varies with the program's length: line numbers. */
function symptom({ expected, actual }) {
  const left = expected.split('\n');
  const right = actual.split('\n');
  const at = left.findIndex((line, index) => line !== right[index]);
  const plain = (line) => (line ?? '').replace(/line \d+/g, 'line').slice(0, 8);
  return `${plain(left[at])} ${plain(right[at])}`;
}

const indentation = (line) => /^ */.exec(line)[0].length;

/** The lines [start, end) that belong together: a line and what is indented deeper below it. */
function blockEnd(lines, start) {
  let end = start + 1;
  while (end < lines.length && indentation(lines[end]) > indentation(lines[start])) end++;
  return end;
}

/**
 * Deletes runs of lines, halves first, then single blocks, then a block's header with its body moved out.
 * `compare` runs a source on both; resolves to the smallest failing result.
 */
export async function shrink(result, compare) {
  const wanted = symptom(result);
  let best = result;
  const attempt = async (lines) => {
    const tried = await compare(lines.join('\n'));
    const same = tried.expected !== tried.actual && symptom(tried) === wanted && !/SyntaxError|IndentationError/.test(tried.expected);
    if (same) best = tried;
    return same;
  };
  for (let size = best.source.split('\n').length >> 1; size >= 1; size >>= 1) {
    for (let at = 0; at < best.source.split('\n').length; ) {
      const lines = best.source.split('\n');
      const end = size === 1 ? blockEnd(lines, at) : Math.min(lines.length, at + size);
      const shorter = [...lines.slice(0, at), ...lines.slice(end)];
      if (await attempt(shorter)) continue;
      if (size === 1 && end > at + 1) {
        const step = indentation(lines[at + 1]) - indentation(lines[at]);
        const moved = lines.slice(at + 1, end).map((line) => line.slice(step));
        if (await attempt([...lines.slice(0, at), ...moved, ...lines.slice(end)])) continue;
      }
      at += size;
    }
  }
  return best;
}
