// Regular expressions: the compiler's state; from the pattern's text straight to a program, without
// recursion.
#pragma once

#include "modules/re.h"

namespace bufferscope::regex {

/// How many characters something matches; everything from `most` up counts as the same.
using Width = std::uint64_t;
constexpr Width most_width = Width{1} << 40;

class Compiler {
  public:
    Compiler(Runtime& rt, Value pattern, std::uint32_t flags, Value warn);
    Result<Value> run();

  private:
    // A token is a code point, with `escaped` added when a backslash stands before it; -1: the end.
    using Token = std::int32_t;
    static constexpr Token none = -1, escaped = 1 << 24;

    enum class GroupKind : std::uint8_t { whole, capture, plain, atomic, look, condition, condition_else };
    enum class Item : std::uint8_t { none, place, repeated, other };

    /// One alternative on its way; `item` is what a quantifier would repeat.
    struct Sequence {
        Width low = 0, high = 0;  // without the item
        Width item_low = 0, item_high = 0;
        std::uint32_t item_start = 0;
        Item item = Item::none;
        bool empty = true;
    };
    /// A group that is open.
    struct Group {
        GroupKind kind = GroupKind::whole;
        bool verbose = false, behind = false, negative = false;
        bool alternatives = false;  // it has more than one
        std::uint32_t flags = 0;
        Size start = 0;                  // of its text
        std::uint32_t number = 0;        // of the capture
        std::uint32_t code_start = 0;    // its operations begin here,
        std::uint32_t branch_start = 0;  // those of its alternative here
        std::uint32_t jumps = 0;         // chain of jumps to its end
        Width low = 0, high = 0;         // of the alternatives before
        Size look_behind_before = 0;
        Sequence sequence;
    };
    struct Escape {
        enum Kind : std::uint8_t { literal, category, place, group } kind = literal;
        std::uint32_t value = 0;
    };

    // the text
    void advance();
    Token take() {
        Token token = next_;
        advance();
        return token;
    }
    bool accept(char32_t c) {
        if (next_ != static_cast<Token>(c)) return false;
        advance();
        return true;
    }
    Size tell() const { return index_ - (next_ == none ? 0 : next_ & escaped ? 2 : 1); }
    static Size size_of(Token token) { return token & escaped ? 2 : 1; }
    std::string text_of(Size start, Size stop) const;
    std::string text_of(Token token) const;
    bool take_name(char terminator, const char* what, Value& name);
    bool check_name(const Value& name, Size offset);
    Size read_number(Size start, Size stop) const;

    // errors: the first one counts; everything ends soon after
    bool fail_at(Size position, const std::string& message);
    bool fail(Size offset, const std::string& message) { return fail_at(tell() - offset, message); }
    bool fail(Error error) {
        if (error_.is_empty()) error_ = error.take();
        return false;
    }
    bool failed() const { return !error_.is_empty(); }
    void warn(const std::string& message);

    // the pieces
    bool parse_token(Token token);
    bool parse_escape(Size start, Token token, bool in_class, Escape& out);
    bool parse_hex(Size start, int digits, Escape& out);
    bool parse_name_escape(Size start, Escape& out);
    bool parse_octal(Size start, Escape& out);
    bool parse_digits(Size start, Escape& out);
    bool parse_class(Size start);
    bool parse_class_items(Size start, SetBuilder& set);
    bool parse_repeat(Token token);
    bool parse_braces(Size start, std::uint32_t& minimum, std::uint32_t& maximum, bool& literal);
    bool parse_group();
    bool parse_extension(Size start);
    bool parse_python_extension(Size start);
    bool parse_look(Size start, Token token);
    bool parse_condition(Size start);
    bool parse_flags(Size start, Token token);
    bool read_flags(Token token, std::uint32_t& add, std::uint32_t& remove, bool& global);
    bool skip_comment(Size start);
    bool check_group(std::uint32_t number, Size offset);
    bool check_look_behind(std::uint32_t number);

    // the program
    std::uint32_t here() const { return static_cast<std::uint32_t>(code_.size()); }
    void emit(std::initializer_list<std::uint32_t> words) { code_.insert(code_.end(), words); }
    void insert(std::uint32_t at, std::initializer_list<std::uint32_t> words) {
        code_.insert(code_.begin() + at, words);
    }
    Group& current() { return groups_.back(); }
    void begin_item(Item kind, Width width);
    void literal(char32_t c);
    void back_reference(std::uint32_t number);
    void open(GroupKind kind, Size start);
    bool open_capture(Size start, const Value& name);
    bool alternative();
    bool close();
    void close_alternative(Group& group, Width& low, Width& high);
    void repeat(std::uint32_t minimum, std::uint32_t maximum, char how);
    std::uint32_t effective_flags() const;
    bool finish();
    Result<Value> make_pattern();

    Runtime& runtime_;
    Value pattern_, warn_;
    Ref<Str> source_;
    bool is_bytes_;
    std::uint32_t flags_;
    Size index_ = 0;
    Token next_ = none;
    Value error_;
    const char* late_error_ = nullptr;  // told when the rest is in order
    std::vector<Group> groups_;
    std::vector<std::uint32_t> code_;
    struct Span {
        Width low, high;
        bool closed;
    };
    std::vector<Span> captures_{{0, 0, false}};
    Value names_;            // dict
    Size look_behind_ = -1;  // number of groups where the outermost look-behind began
    struct Reference {
        std::uint32_t number;
        Size position;
    };
    std::vector<Reference> references_;  // from conditions
    std::uint32_t slots_ = 0;
};

}  // namespace bufferscope::regex
