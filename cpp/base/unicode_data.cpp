// Reads unicode_data.txt (tests/tooling/unicode-data.mjs describes it) and answers from it.
#include "base/unicode_data.h"

#include <algorithm>

namespace bufferscope {
namespace {

constexpr char32_t hangul_base = 0xAC00, lead_base = 0x1100, vowel_base = 0x1161, tail_base = 0x11A7;
constexpr unsigned lead_count = 19, vowel_count = 21, tail_count = 28;
constexpr unsigned hangul_count = lead_count * vowel_count * tail_count;
constexpr std::string_view hangul_name = "HANGUL SYLLABLE ";
constexpr std::string_view leads[] = {"G",  "GG", "N", "D",  "DD", "R", "M", "B", "BB", "S",
                                      "SS", "",   "J", "JJ", "C",  "K", "T", "P", "H"};
constexpr std::string_view vowels[] = {"A",  "AE", "YA", "YAE", "EO", "E",  "YEO", "YE", "O",  "WA", "WAE",
                                       "OE", "YO", "U",  "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
constexpr std::string_view tails[] = {"",   "G",  "GG", "GS", "N",  "NJ", "NH", "D", "L",  "LG",
                                      "LM", "LB", "LS", "LT", "LP", "LH", "M",  "B", "BS", "S",
                                      "SS", "NG", "J",  "C",  "K",  "T",  "P",  "H"};

/// The part of `rest` up to the separator, which is taken off with it.
std::string_view take(std::string_view& rest, char separator) {
    std::size_t end = rest.find(separator);
    std::string_view part = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    return part;
}

std::uint32_t number_of(std::string_view digits, unsigned base = 10) {
    std::uint32_t value = 0;
    for (char c : digits)
        value = value * base + static_cast<std::uint32_t>(c <= '9' ? c - '0' : c - 'A' + 10);
    return value;
}

/// A part of the file, without the empty line that ends it.
std::string_view take_part(std::string_view& rest) {
    std::size_t end = rest.find("\n\n");
    std::string_view part = rest.substr(0, end == std::string_view::npos ? end : end + 1);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 2);
    return part;
}

std::string upper_hex(std::uint32_t value) {
    std::string digits;
    for (int shift = 20; shift >= 0; shift -= 4) {
        if (digits.empty() && shift > 12 && value >> shift == 0) continue;
        digits.push_back("0123456789ABCDEF"[value >> shift & 15]);
    }
    return digits;
}

std::uint32_t hash_of_name(std::string_view name) {
    std::uint32_t hash = 2166136261u;
    for (char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return hash;
}

/// The last element that starts at or before the code point; `key` reads where an element starts.
template <class Element, class Key>
const Element* last_before(const std::vector<Element>& elements, std::uint32_t code_point, Key key) {
    auto after =
        std::upper_bound(elements.begin(), elements.end(), code_point,
                         [key](std::uint32_t wanted, const Element& each) { return wanted < key(each); });
    return after == elements.begin() ? nullptr : &*(after - 1);
}

}  // namespace

bool UnicodeData::load() {
    if (!tried_) {
        tried_ = true;
        if (host_ != nullptr && host_->read_asset("unicode_data.txt", text_)) read_tables();
    }
    return !text_.empty();
}

void UnicodeData::read_tables() {
    std::string_view rest = text_;
    std::string_view part = take_part(rest);
    version_ = take(part, '\n');
    for (part = take_part(rest); !part.empty();) {
        std::string_view line = take(part, '\n');
        Record record{};
        record.category = take(line, ' ');
        record.bidirectional = take(line, ' ');
        if (record.bidirectional == "-") record.bidirectional = {};
        record.combining = static_cast<std::uint8_t>(number_of(take(line, ' ')));
        record.width = take(line, ' ');
        record.mirrored = line == "1";
        records_.push_back(record);
    }
    std::uint32_t at = 0;
    for (part = take_part(rest); !part.empty();) {
        std::string_view line = take(part, '\n');
        std::uint32_t length = number_of(take(line, ' '));
        runs_.push_back({at, number_of(line)});
        at += length;
    }
    at = 0;
    for (part = take_part(rest); !part.empty();) {
        std::string_view line = take(part, '\n');
        at += number_of(take(line, ' '));
        decompositions_.push_back({at, line});
    }
    at = 0;
    for (part = take_part(rest); !part.empty();) {
        std::string_view line = take(part, '\n');
        at += number_of(take(line, ' '));
        std::string_view value = take(line, ' ');
        numbers_.push_back({at, value, line[0]});
    }
    at = 0;
    part = take_part(rest);
    std::uint32_t never_composed = number_of(take(part, '\n'));
    for (const Decomposition& each : decompositions_) {
        std::string_view text = each.text;
        if (text[0] == '<' || text.find(' ') == std::string_view::npos) continue;
        if (each.code_point == never_composed) {
            if (!part.empty()) never_composed += number_of(take(part, '\n'));
            continue;
        }
        std::uint64_t first = number_of(take(text, ' '), 16);
        compositions_.push_back({first << 32 | number_of(text, 16), each.code_point});
    }
    std::sort(compositions_.begin(), compositions_.end());
    for (part = take_part(rest); !part.empty();) {
        std::string_view line = take(part, '\n');
        std::uint32_t first = number_of(take(line, ' '));
        std::uint32_t last = number_of(take(line, ' '));
        name_ranges_.push_back({first, last, line});
    }
    names_ = take_part(rest);
    aliases_ = rest;
    index_names();
}

template <class Use>
void UnicodeData::for_names(const NameBlock& block, Use use) const {
    std::string name;
    std::uint32_t code_point = block.before;
    std::string_view rest = names_.substr(block.offset);
    for (int i = 0; i < 32 && !rest.empty(); ++i) {
        std::string_view line = take(rest, '\n');
        std::size_t letter = line.find_first_of("abcdefghijklmnopqrstuvwxyz");
        code_point += letter == 0 ? 1 : number_of(line.substr(0, letter));
        std::size_t shared = 0;
        for (char words = line[letter]; words > 'a'; --words) {
            shared = name.find(' ', shared);
            shared = shared == std::string::npos ? name.size() : shared + 1;
        }
        name.resize(shared);
        std::string_view words = line.substr(letter + 1);
        if (shared > 0 && name.back() != ' ' && !words.empty()) name.push_back(' ');
        name += words;
        if (words.empty() && !name.empty() && name.back() == ' ') name.pop_back();
        if (use(code_point, name)) return;
    }
}

void UnicodeData::index_names() {
    std::uint32_t code_point = 0;
    std::string_view rest = names_;
    for (unsigned i = 0; !rest.empty(); ++i) {
        auto offset = static_cast<std::size_t>(rest.data() - names_.data());
        std::string_view line = take(rest, '\n');
        std::size_t letter = line.find_first_of("abcdefghijklmnopqrstuvwxyz");
        std::uint32_t before = code_point;
        code_point += letter == 0 ? 1 : number_of(line.substr(0, letter));
        if (i % 32 == 0) name_blocks_.push_back({before, code_point, offset});
    }
}

const UnicodeData::Record& UnicodeData::record(char32_t code_point) const {
    return records_[last_before(runs_, code_point, [](const Run& each) { return each.start; })->record];
}

const UnicodeData::Decomposition* UnicodeData::find_decomposition(char32_t code_point) const {
    const Decomposition* found =
        last_before(decompositions_, code_point, [](const Decomposition& each) { return each.code_point; });
    return found && found->code_point == code_point ? found : nullptr;
}

std::string UnicodeData::decomposition(char32_t code_point) const {
    const Decomposition* found = find_decomposition(code_point);
    return found ? std::string(found->text) : std::string();
}

const UnicodeData::Number* UnicodeData::number(char32_t code_point) const {
    const Number* found =
        last_before(numbers_, code_point, [](const Number& each) { return each.code_point; });
    return found && found->code_point == code_point ? found : nullptr;
}

void UnicodeData::decompose(char32_t code_point, bool compatible, std::u32string& out) const {
    char32_t index = code_point - hangul_base;
    if (index < hangul_count) {
        out.push_back(lead_base + index / (vowel_count * tail_count));
        out.push_back(vowel_base + index / tail_count % vowel_count);
        if (index % tail_count != 0) out.push_back(tail_base + index % tail_count);
        return;
    }
    const Decomposition* found = code_point < 0xA0 ? nullptr : find_decomposition(code_point);
    if (!found || (found->text[0] == '<' && !compatible)) {
        out.push_back(code_point);
        return;
    }
    std::string_view text = found->text;
    if (text[0] == '<') take(text, ' ');
    while (!text.empty()) decompose(number_of(take(text, ' '), 16), compatible, out);
}

char32_t UnicodeData::compose(char32_t first, char32_t second) const {
    char32_t lead = first - lead_base, vowel = second - vowel_base;
    if (lead < lead_count && vowel < vowel_count)
        return hangul_base + (lead * vowel_count + vowel) * tail_count;
    char32_t syllable = first - hangul_base, tail = second - tail_base;
    if (syllable < hangul_count && syllable % tail_count == 0 && tail > 0 && tail < tail_count)
        return first + tail;
    Composition wanted = {static_cast<std::uint64_t>(first) << 32 | second, 0};
    auto found = std::lower_bound(compositions_.begin(), compositions_.end(), wanted);
    return found != compositions_.end() && found->pair == wanted.pair ? found->result : 0;
}

std::u32string UnicodeData::normalize(std::u32string_view text, bool compatible, bool composed) const {
    std::u32string out;
    for (char32_t c : text) decompose(c, compatible, out);
    std::vector<std::uint8_t> classes;
    for (char32_t c : out) classes.push_back(c < 0x300 ? 0 : record(c).combining);
    // Marks go by their class, those of one class stay in order.
    for (std::size_t i = 1; i < out.size(); ++i) {
        for (std::size_t k = i; k > 0 && classes[k] != 0 && classes[k - 1] > classes[k]; --k) {
            std::swap(out[k], out[k - 1]);
            std::swap(classes[k], classes[k - 1]);
        }
    }
    if (!composed) return out;
    std::size_t kept = 0;
    std::size_t starter = std::u32string::npos;
    int last_class = -1;  // of what stands between the starter and the character
    for (std::size_t i = 0; i < out.size(); ++i) {
        int mark = classes[i];
        char32_t both =
            starter != std::u32string::npos && last_class < mark ? compose(out[starter], out[i]) : 0;
        if (both != 0) {
            out[starter] = both;
            continue;
        }
        if (mark == 0) {
            starter = kept;
            last_class = -1;
        } else {
            last_class = mark;
        }
        out[kept++] = out[i];
    }
    out.resize(kept);
    return out;
}

std::string UnicodeData::name(char32_t code_point) const {
    char32_t index = code_point - hangul_base;
    if (index < hangul_count) {
        std::string name(hangul_name);
        name += leads[index / (vowel_count * tail_count)];
        name += vowels[index / tail_count % vowel_count];
        return name += tails[index % tail_count];
    }
    for (const NameRange& each : name_ranges_) {
        if (code_point >= each.first && code_point <= each.last)
            return std::string(each.prefix) + upper_hex(code_point);
    }
    std::string found;
    const NameBlock* block =
        last_before(name_blocks_, code_point, [](const NameBlock& each) { return each.first; });
    if (!block) return found;
    for_names(*block, [&](std::uint32_t each, const std::string& name) {
        if (each == code_point) found = name;
        return each >= code_point;
    });
    return found;
}

std::u32string UnicodeData::lookup(std::string_view given, bool sequences) {
    // Names that stand for a code in them are compared as they are, all others in any letter case.
    std::string wanted(given);
    for (char& c : wanted) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    }
    if (std::size_t dash = given.rfind('-'); dash != std::string::npos) {
        std::string_view digits = given.substr(dash + 1);
        bool is_hex = digits.size() >= 4 && digits.size() <= 5 &&
                      digits.find_first_not_of("0123456789ABCDEF") == std::string_view::npos;
        char32_t code_point = is_hex ? number_of(digits, 16) : 0;
        for (const NameRange& each : name_ranges_) {
            if (is_hex && code_point >= each.first && code_point <= each.last &&
                given.substr(0, dash + 1) == each.prefix)
                return std::u32string(1, code_point);
        }
    }
    if (given.substr(0, hangul_name.size()) == hangul_name) {
        for (char32_t i = 0; i < hangul_count; ++i) {
            if (name(hangul_base + i) == given) return std::u32string(1, hangul_base + i);
        }
    }
    if (by_hash_.empty()) {
        for (const NameBlock& block : name_blocks_) {
            for_names(block, [&](std::uint32_t code_point, const std::string& name) {
                by_hash_.emplace_back(hash_of_name(name), code_point);
                return false;
            });
        }
        std::sort(by_hash_.begin(), by_hash_.end());
    }
    std::uint32_t hash = hash_of_name(wanted);
    auto found = std::lower_bound(by_hash_.begin(), by_hash_.end(), std::pair(hash, std::uint32_t{0}));
    for (; found != by_hash_.end() && found->first == hash; ++found) {
        if (name(found->second) == wanted) return std::u32string(1, found->second);
    }
    for (std::string_view rest = aliases_; !rest.empty();) {
        std::string_view line = take(rest, '\n');
        std::string_view codes = take(line, ' ');
        if (line != wanted) continue;
        if (!sequences && codes.find(',') != std::string_view::npos) break;
        std::u32string sequence;
        while (!codes.empty()) sequence.push_back(number_of(take(codes, ',')));
        return sequence;
    }
    return {};
}

}  // namespace bufferscope
