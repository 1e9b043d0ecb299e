// explain: a table from exception class and message to a sentence; BufferErrors about exports name their
// holders.
#include "observe/explain.h"

#include "base/text.h"

namespace bufferscope {

namespace {

/// The first row whose class is in the MRO and whose words are in the message is taken.
struct Row {
    std::string_view type;
    std::string_view words;  // empty: any message
    std::string_view sentence;
};

constexpr Row rows[] = {
    {"BufferError", "exported buffer",
     "This view is itself being looked at: release what was made from it before releasing the view."},
    {"BufferError", "not writable",
     "The memory behind this object is read-only, and a writable view of it was asked for."},
    {"BufferError", "contiguous",
     "The bytes of this view do not lie next to each other in memory in the order that was asked for; "
     "copy them out first, for example with tobytes()."},
    {"BufferError", "export",
     "A view still points into this object's memory, and changing its size could move that memory away."},
    {"ValueError", "released memoryview",
     "This view has been released, so it no longer points at any memory; take a new one."},
    {"ValueError", "I/O operation on closed file", "The stream was closed before this operation."},
    {"ValueError", "mmap closed", "The map was closed, and its memory with it."},
    {"ValueError", "restricted memoryview", "This view was lent for reading and writing only."},
    {"ValueError", "different structures",
     "A slice of a view can only take as many elements of the same format as it covers: its size is fixed."},
    {"ValueError", "in range(0, 256)", "One byte holds a whole number from 0 to 255 and nothing else."},
    {"ValueError", "invalid literal for int", "The text is not a whole number in that base."},
    {"ValueError", "could not convert string to float", "The text is not a number."},
    {"ValueError", "not enough values to unpack", "There are fewer values than names on the left side."},
    {"ValueError", "too many values to unpack", "There are more values than names on the left side."},
    {"ValueError", "embedded null", "The text holds a null character where none may be."},
    {"UnicodeDecodeError", "", "These bytes are not text in the encoding that was named."},
    {"UnicodeEncodeError", "", "The encoding that was named has no bytes for one of these characters."},
    {"TypeError", "read-only memory",
     "The memory behind this view is read-only: bytes never change; take the view of a bytearray instead."},
    {"TypeError", "readonly memory map", "This map was opened for reading only."},
    {"TypeError", "cannot delete memory",
     "A view has the length it was taken with: elements can be replaced, not added or removed."},
    {"TypeError", "'bytes' object does", "bytes never change: make a bytearray of them and change that."},
    {"TypeError", "0-dim memory", "A view without dimensions has one element and no index: view[()]."},
    {"TypeError", "bytes-like object is required",
     "This needs the bytes of an object, and that object has none: text must be encoded first."},
    {"TypeError", "string argument without an encoding",
     "Text becomes bytes only in some encoding: say which, for example 'utf-8'."},
    {"TypeError", "required positional argument", "The call leaves out an argument that the function needs."},
    {"TypeError", "positional argument",
     "The call passes another number of arguments than the function takes."},
    {"TypeError", "unexpected keyword argument", "The function has no parameter of that name."},
    {"TypeError", "unsupported operand", "The operator is not defined between values of these two types."},
    {"TypeError", "can only concatenate",
     "Only values of the same kind can be joined; convert one of them first."},
    {"TypeError", "not callable", "Parentheses call a function or class, and this value is neither."},
    {"TypeError", "not subscriptable", "Square brackets ask for an element, and this value has none."},
    {"TypeError", "not iterable",
     "A loop or an unpacking needs a value that can be gone through one by one."},
    {"TypeError", "does not support item assignment", "A value of this type cannot be changed in place."},
    {"TypeError", "cannot be interpreted as an integer", "A whole number is needed here."},
    {"TypeError", "unhashable", "Keys of a dict and elements of a set must be values that cannot change."},
    {"TypeError", "not supported between instances", "Values of these two types have no order."},
    {"TypeError", "", "The operation does not fit the type of the value it was given."},
    {"ZeroDivisionError", "", "Nothing can be divided by zero."},
    {"ModuleNotFoundError", "",
     "There is no module of that name among the program's files or the built-in ones."},
    {"ImportError", "", "The module was found, but not the name that was to be taken from it."},
    {"UnboundLocalError", "",
     "A name that is assigned anywhere in a function is local to it, and this one has no value yet."},
    {"NameError", "", "Nothing of that name has been defined where this line looks for it."},
    {"AttributeError", "", "The object has no attribute of that name."},
    {"IndexError", "", "The position lies beyond the ends of the sequence."},
    {"KeyError", "", "The dict or set does not hold that key."},
    {"RecursionError", "", "The function calls itself too deeply, perhaps without an end."},
    {"NotImplementedError", "bufferscope does not support",
     "Python has this, but this engine does not have it yet."},
    {"NotImplementedError", "memoryview: ",
     "A view reads and writes elements of one native format code only; tobytes() gives their bytes."},
    {"NotImplementedError", "sub-views", "Views of several dimensions take one index for each of them."},
    {"NotImplementedError", "", "This is left for a subclass to define."},
    {"StopIteration", "", "The iterator has no more values."},
    {"AssertionError", "", "The condition that the program takes for granted is false here."},
    {"EOFError", "", "The program asked for input, and there is no more."},
    {"MemoryError", "", "There is not enough memory for an object of that size."},
    {"OverflowError", "", "The number is too large for the form it is needed in."},
    {"FileNotFoundError", "", "There is no file of that name."},
    {"KeyboardInterrupt", "", "The program was stopped from outside."},
    {"TabError", "", "Tabs and spaces are mixed so that the depth of this line is not clear."},
    {"IndentationError", "", "The spaces at the start of this line do not fit the lines around it."},
    {"SyntaxError", "", "Python cannot read this line as a statement."},
};

bool has_type(std::span<const std::string> mro, std::string_view type) {
    for (const std::string& name : mro) {
        if (name == type) return true;
    }
    return false;
}

/// "a", "a and b", "a, b and c".
std::string enumeration(std::span<const std::string> items) {
    std::string out;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) out += i + 1 == items.size() ? " and " : ", ";
        out += items[i];
    }
    return out;
}

std::string explain_exports(const ExceptionFacts& facts) {
    bool one = facts.holders.size() == 1;
    return format_text("Changing the size of {} could move its memory, and {} still {} into it: {}.",
                       {facts.buffer.empty() ? std::string_view("this object") : facts.buffer,
                        one ? "a view" : format_text("{} views", {facts.holders.size()}),
                        one ? "points" : "point", enumeration(facts.holders)});
}

}  // namespace

std::string explain(const ExceptionFacts& facts) {
    if (!facts.holders.empty()) return explain_exports(facts);
    for (const Row& row : rows) {
        if (!has_type(facts.mro, row.type)) continue;
        if (facts.message.find(row.words) != std::string_view::npos) return std::string(row.sentence);
    }
    return "";
}

}  // namespace bufferscope
