// `node pack-text.mjs NAME INPUT OUTPUT.cpp`: a text as the C++ constant NAME of cpp/host/asset_texts.h.
import { readFileSync, writeFileSync } from 'node:fs';

const [name, input, output] = process.argv.slice(2);
const chunk = 16000; // compilers bound the length of one literal; adjacent literals are joined
const text = readFileSync(input, 'latin1');
if (text.includes(')text"')) throw new Error(`${input}: the text )text" cannot be packed`);
const parts = [];
for (let at = 0; at < text.length; at += chunk) parts.push(`R"text(${text.slice(at, at + chunk)})text"`);
writeFileSync(
  output,
  Buffer.from(
    `#include "host/asset_texts.h"

namespace bufferscope {
const std::string_view ${name} = ${parts.join('\n')};
}  // namespace bufferscope
`,
    'latin1',
  ),
);
