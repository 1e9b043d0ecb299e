// "Did you mean": the name closest to a wrong one.
#pragma once

#include <span>
#include <string_view>

namespace bufferscope {

/// The candidate that takes the fewest changes to become `wrong_name`, the first of equals; empty if none is
/// near enough (a third of the letters) or there are 750 candidates or more. As _Py_CalculateSuggestions.
std::string_view closest_name(std::span<const std::string_view> candidates, std::string_view wrong_name);

}  // namespace bufferscope
