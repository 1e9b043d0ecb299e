// How libFuzzer changes programs: by lines and tokens, so that more of them still parse; at times by bytes.
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

using Random = std::minstd_rand;
using Pieces = std::vector<std::string>;

std::size_t below(Random& random, std::size_t limit) {
    return limit == 0 ? 0 : random() % limit;
}

/// Statements and expressions worth having in any program about buffers.
constexpr const char* snippets[] = {
    "a",
    "b",
    "v",
    "m",
    "x",
    "data",
    "view",
    "buf",
    "self",
    "0",
    "1",
    "-1",
    "2",
    "255",
    "256",
    "2**31",
    "-2**31",
    "2**63",
    "1<<70",
    "0.5",
    "float('nan')",
    "None",
    "True",
    "''",
    "b''",
    "b'abc'",
    "b'\\xff' * 9",
    "'\\ud800'",
    "[]",
    "()",
    "{}",
    "...",
    "memoryview(a)",
    "memoryview(b'abcdef')",
    "bytearray(b'0123456789')",
    "bytearray(12)",
    "bytes(range(8))",
    "range(9)",
    "iter(a)",
    "reversed(a)",
    "__import__('io').BytesIO(b'hello')",
    "__import__('array').array('i', [1, 2, 3])",
    "__import__('mmap').mmap(-1, 16)",
    "__import__('struct').pack('<2h', 1, 2)",
    "__import__('ctypes')",
    ".cast('B')",
    ".cast('i')",
    ".cast('B', [2, 3])",
    "[::2]",
    "[::-1]",
    "[1:]",
    "[:-1]",
    "[0]",
    "[0, 0]",
    "[()]",
    "[...]",
    ".release()",
    ".tobytes()",
    ".tolist()",
    ".toreadonly()",
    ".hex('-', 2)",
    ".getbuffer()",
    ".getvalue()",
    ".append(1)",
    ".extend(a)",
    ".clear()",
    ".pop()",
    ".insert(0, 1)",
    ".resize(3)",
    ".copy()",
    ".close()",
    ".seek(3)",
    ".read(2)",
    ".write(b'xyz')",
    ".truncate(1)",
    ".find(b'a')",
    ".split()",
    ".join([a, b])",
    ".replace(b'a', b'bb')",
    ".translate(None, b'a')",
    ".decode()",
    ".readinto(a)",
    ".__buffer__(0)",
    ".__class__",
    ".__dict__",
    ".__init__()",
    ".__reduce_ex__(4)",
    "del a\n",
    "del a[0]\n",
    "del a[1:3]\n",
    "a[0] = 1\n",
    "a[:] = b\n",
    "a[1:3] = memoryview(a)[2:4]\n",
    "a += a\n",
    "a *= 2\n",
    "with memoryview(a) as v:\n    pass\n",
    "for x in a:\n    a.append(x)\n",
    "try:\n    pass\nexcept* Exception as e:\n    raise\n",
    "class C:\n    def __index__(self):\n        a.clear()\n        return 1\n",
    "class C:\n    def __buffer__(self, flags):\n        return memoryview(a)\n    def "
    "__release_buffer__(self, view):\n        a.clear()\n",
    "class C(bytearray):\n    def __del__(self):\n        global x\n        x = self\n",
    "def f(*a, **k):\n    yield from a\n",
    "lambda *a: a",
    "import gc\ngc.collect()\n",
    "raise ValueError(a) from None\n",
    "print(a)\n",
    "assert a, b\n",
    "match a:\n    case [x, *y]:\n        pass\n",
    "global a\n",
    "nonlocal a\n",
    "exec('a')\n",
    "eval('a')\n",
    "compile('a', 'b', 'exec')\n",
    "yield",
    "await ",
    "async ",
    "return",
    ":=",
    " if a else ",
    " for x in a",
    "f'{a!r:>{b}}'",
    "t'{a}'",
    "*a",
    "**a",
    "@f\n",
    "->",
    "...",
    "type X = a\n",
    "import ",
    "from . import a\n"};

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           (c & 0x80);
}

Pieces lines_of(std::string_view text) {
    Pieces lines;
    while (!text.empty()) {
        std::size_t end = text.find('\n');
        std::size_t length = end == text.npos ? text.size() : end + 1;
        lines.emplace_back(text.substr(0, length));
        text.remove_prefix(length);
    }
    return lines;
}

Pieces tokens_of(std::string_view text) {
    Pieces tokens;
    while (!text.empty()) {
        std::size_t length = 1;
        if (is_word(text[0])) {
            while (length < text.size() && is_word(text[length])) ++length;
        } else if (text[0] == ' ') {
            while (length < text.size() && text[length] == ' ') ++length;
        }
        tokens.emplace_back(text.substr(0, length));
        text.remove_prefix(length);
    }
    return tokens;
}

std::size_t indentation(std::string_view line) {
    std::size_t width = line.find_first_not_of(' ');
    return width == line.npos ? 0 : width;
}

/// The line and those below it that are indented further.
std::size_t block_end(const Pieces& lines, std::size_t start) {
    std::size_t end = start + 1;
    while (end < lines.size() && (indentation(lines[end]) > indentation(lines[start]) || lines[end] == "\n"))
        ++end;
    return end;
}

Pieces indented(Pieces lines, std::size_t to) {
    std::size_t from = lines.empty() ? 0 : indentation(lines[0]);
    for (std::string& line : lines) {
        std::size_t own = indentation(line);
        line = std::string(to + (own > from ? own - from : 0), ' ') + line.substr(own);
    }
    return lines;
}

void insert(Pieces& into, std::size_t at, const Pieces& pieces) {
    into.insert(into.begin() + static_cast<std::ptrdiff_t>(at), pieces.begin(), pieces.end());
}

void erase(Pieces& from, std::size_t start, std::size_t end) {
    from.erase(from.begin() + static_cast<std::ptrdiff_t>(start),
               from.begin() + static_cast<std::ptrdiff_t>(end));
}

void mutate_lines(Pieces& lines, Random& random) {
    std::size_t at = below(random, lines.size());
    std::size_t end = block_end(lines, at);
    Pieces block(lines.begin() + static_cast<std::ptrdiff_t>(at),
                 lines.begin() + static_cast<std::ptrdiff_t>(end));
    std::size_t width = indentation(lines[at]);
    std::string margin(width, ' ');
    switch (below(random, 7)) {
        case 0:
            return erase(lines, at, end);
        case 1:
            return insert(lines, at, block);
        case 2: {
            std::size_t to = below(random, lines.size());
            return insert(lines, to, indented(block, indentation(lines[to])));
        }
        case 3: {
            erase(lines, at, end);
            std::size_t to = below(random, lines.size() + 1);
            return insert(lines, to, indented(block, to < lines.size() ? indentation(lines[to]) : 0));
        }
        case 4: {
            Pieces wrapped = indented(block, width + 4);
            wrapped.insert(wrapped.begin(), margin + "try:\n");
            wrapped.push_back(margin + "except Exception as error:\n");
            wrapped.push_back(margin + "    print(error)\n");
            erase(lines, at, end);
            return insert(lines, at, wrapped);
        }
        case 5: {
            constexpr const char* heads[] = {"for i in range(3):\n", "if 1:\n", "while True:\n",
                                             "def g(a, b=1):\n", "class D:\n"};
            Pieces wrapped = indented(block, width + 4);
            wrapped.insert(wrapped.begin(), margin + heads[below(random, 5)]);
            erase(lines, at, end);
            return insert(lines, at, wrapped);
        }
        default:
            return insert(lines, at, indented(lines_of(snippets[below(random, std::size(snippets))]), width));
    }
}

void mutate_tokens(Pieces& tokens, Random& random) {
    std::size_t at = below(random, tokens.size());
    std::size_t other = below(random, tokens.size());
    switch (below(random, 6)) {
        case 0:
            return erase(tokens, at, std::min(tokens.size(), at + 1 + below(random, 3)));
        case 1:
            tokens[at] = tokens[other];
            return;
        case 2:
            std::swap(tokens[at], tokens[other]);
            return;
        case 3:
            tokens[at] = snippets[below(random, std::size(snippets))];
            return;
        case 4: {
            constexpr const char* wraps[] = {"memoryview(", "bytes(", "bytearray(", "list(", "repr(",
                                             "iter(",       "len(",   "sorted(",    "type(", "("};
            tokens[at] = wraps[below(random, std::size(wraps))] + tokens[at] + ")";
            return;
        }
        default:
            return insert(tokens, at, {snippets[below(random, std::size(snippets))]});
    }
}

std::size_t store(const Pieces& pieces, std::uint8_t* data, std::size_t most) {
    std::size_t size = 0;
    for (const std::string& piece : pieces) {
        std::size_t taken = std::min(piece.size(), most - size);
        std::memcpy(data + size, piece.data(), taken);
        size += taken;
    }
    return size;
}

std::string_view text_at(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most,
                                               unsigned seed) {
    Random random(seed);
    if (size == 0 || below(random, 4) == 0) return LLVMFuzzerMutate(data, size, most);
    for (std::size_t times = 1 + below(random, 4); times > 0 && size > 0; --times) {
        bool by_line = below(random, 2) == 0;
        Pieces pieces = by_line ? lines_of(text_at(data, size)) : tokens_of(text_at(data, size));
        by_line ? mutate_lines(pieces, random) : mutate_tokens(pieces, random);
        size = store(pieces, data, most);
    }
    return size;
}

/// Blocks of one program among the lines of another.
extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* first, std::size_t first_size,
                                                 const std::uint8_t* second, std::size_t second_size,
                                                 std::uint8_t* out, std::size_t most, unsigned seed) {
    Random random(seed);
    Pieces lines = lines_of(text_at(first, first_size));
    Pieces others = lines_of(text_at(second, second_size));
    for (std::size_t times = 1 + below(random, 4); times > 0 && !others.empty(); --times) {
        std::size_t from = below(random, others.size());
        std::size_t end = block_end(others, from);
        Pieces block(others.begin() + static_cast<std::ptrdiff_t>(from),
                     others.begin() + static_cast<std::ptrdiff_t>(end));
        std::size_t to = below(random, lines.size() + 1);
        insert(lines, to, indented(block, to < lines.size() ? indentation(lines[to]) : 0));
    }
    return store(lines, out, most);
}
