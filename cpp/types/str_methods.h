// Searching in strings of any width, and what the files of str's methods share.
#pragma once

#include "object/protocol.h"
#include "object/str.h"

namespace bufferscope {

/// Position of the first occurrence within text[start:stop], or -1.
Size find_text(const Str* text, const Str* part, Size start, Size stop);
/// Position of the last occurrence.
Size find_last_text(const Str* text, const Str* part, Size start, Size stop);
/// Whether `part` stands at that position (and within the text).
bool stands_at(const Str* text, const Str* part, Size position);

/// The str of an argument: TypeError "{role} must be str, not int".
Result<const Str*> str_argument(Runtime&, const Value& value, std::string_view role);
/// start and end arguments of find and the like (may be empty or None), clipped as slices are.
Result<void> slice_arguments(Runtime&, const Value& start, const Value& end, Size length, Size& from,
                             Size& to);
/// A share of a str, or an exact copy when it is of a subclass.
Result<Value> plain_str(Runtime&, const Value& self);

// The bodies of str's methods; the table of rows is in str.cpp.
// ---- str_methods.cpp
Result<Value> str_count(Runtime&, const Value* arguments);
Result<Value> str_find(Runtime&, const Value* arguments);
Result<Value> str_rfind(Runtime&, const Value* arguments);
Result<Value> str_index(Runtime&, const Value* arguments);
Result<Value> str_rindex(Runtime&, const Value* arguments);
Result<Value> str_starts_with(Runtime&, const Value* arguments);
Result<Value> str_ends_with(Runtime&, const Value* arguments);
Result<Value> str_remove_prefix(Runtime&, const Value* arguments);
Result<Value> str_remove_suffix(Runtime&, const Value* arguments);
Result<Value> str_center(Runtime&, const Value* arguments);
Result<Value> str_ljust(Runtime&, const Value* arguments);
Result<Value> str_rjust(Runtime&, const Value* arguments);
Result<Value> str_zfill(Runtime&, const Value* arguments);
Result<Value> str_expand_tabs(Runtime&, const Value* arguments);
Result<Value> str_translate(Runtime&, const Value* arguments);
Result<Value> str_make_trans(Runtime&, const Value* arguments);
Result<Value> str_encode(Runtime&, const Value* arguments);
Result<Value> str_format(Runtime&, const Value* arguments);
Result<Value> str_format_map(Runtime&, const Value* arguments);
Result<Value> str_get_new_arguments(Runtime&, const Value* arguments);
Result<Value> str_size_of(Runtime&, const Value* arguments);

// ---- str_case.cpp
Result<Value> str_lower(Runtime&, const Value* arguments);
Result<Value> str_upper(Runtime&, const Value* arguments);
Result<Value> str_title(Runtime&, const Value* arguments);
Result<Value> str_capitalize(Runtime&, const Value* arguments);
Result<Value> str_swapcase(Runtime&, const Value* arguments);
Result<Value> str_casefold(Runtime&, const Value* arguments);
Result<Value> str_is_lower(Runtime&, const Value* arguments);
Result<Value> str_is_upper(Runtime&, const Value* arguments);
Result<Value> str_is_title(Runtime&, const Value* arguments);
Result<Value> str_is_alpha(Runtime&, const Value* arguments);
Result<Value> str_is_alnum(Runtime&, const Value* arguments);
Result<Value> str_is_decimal(Runtime&, const Value* arguments);
Result<Value> str_is_digit(Runtime&, const Value* arguments);
Result<Value> str_is_numeric(Runtime&, const Value* arguments);
Result<Value> str_is_space(Runtime&, const Value* arguments);
Result<Value> str_is_printable(Runtime&, const Value* arguments);
Result<Value> str_is_identifier(Runtime&, const Value* arguments);
Result<Value> str_is_ascii(Runtime&, const Value* arguments);

// ---- str_split.cpp
Result<Value> str_split(Runtime&, const Value* arguments);
Result<Value> str_rsplit(Runtime&, const Value* arguments);
Result<Value> str_splitlines(Runtime&, const Value* arguments);
Result<Value> str_partition(Runtime&, const Value* arguments);
Result<Value> str_rpartition(Runtime&, const Value* arguments);
Result<Value> str_join(Runtime&, const Value* arguments);
Result<Value> str_replace(Runtime&, const Value* arguments);
Result<Value> str_strip(Runtime&, const Value* arguments);
Result<Value> str_lstrip(Runtime&, const Value* arguments);
Result<Value> str_rstrip(Runtime&, const Value* arguments);

/// str.join over any iterable.
Result<Ref<Str>> join_text(Runtime&, const Str* separator, const Value& iterable);

}  // namespace bufferscope
