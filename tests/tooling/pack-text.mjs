// `node pack-text.mjs INPUT OUTPUT.cpp`: the text of cpp/base/unicode_data.txt as a C++ constant for the native command.
import { readFileSync, writeFileSync } from 'node:fs';

const [input, output] = process.argv.slice(2);
const chunk = 16000; // compilers bound the length of one literal; adjacent literals are joined
const text = readFileSync(input, 'latin1');
const parts = [];
for (let at = 0; at < text.length; at += chunk) parts.push(`R"text(${text.slice(at, at + chunk)})text"`);
writeFileSync(
  output,
  `#include "host/unicode_data_text.h"

namespace bufferscope {
const std::string_view unicode_data_text = ${parts.join('\n')};
}  // namespace bufferscope
`,
);
