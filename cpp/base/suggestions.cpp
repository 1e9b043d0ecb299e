// Measures how far names are apart: a change of case costs less than another letter.
#include "base/suggestions.h"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace bufferscope {

namespace {

constexpr std::size_t max_candidates = 750;
constexpr std::size_t max_length = 40;
constexpr std::size_t move_cost = 2;
constexpr std::size_t case_cost = 1;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::size_t substitution_cost(char a, char b) {
    if (a == b) return 0;
    return lower(a) == lower(b) ? case_cost : move_cost;
}

/// Levenshtein distance over bytes; more than `limit` if it is more than that (levenshtein_distance in
/// suggestions.c).
std::size_t distance_between(std::string_view a, std::string_view b, std::size_t limit) {
    while (!a.empty() && !b.empty() && a.front() == b.front()) {
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a.remove_suffix(1);
        b.remove_suffix(1);
    }
    if (a.empty() || b.empty()) return (a.size() + b.size()) * move_cost;
    if (a.size() > max_length || b.size() > max_length) return limit + 1;
    if (b.size() < a.size()) std::swap(a, b);
    if ((b.size() - a.size()) * move_cost > limit) return limit + 1;

    std::size_t row[max_length];
    for (std::size_t i = 0; i < a.size(); ++i) row[i] = (i + 1) * move_cost;
    std::size_t result = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
        std::size_t diagonal = j * move_cost;
        result = diagonal;
        std::size_t smallest = std::numeric_limits<std::size_t>::max();
        for (std::size_t i = 0; i < a.size(); ++i) {
            std::size_t substituted = diagonal + substitution_cost(b[j], a[i]);
            diagonal = row[i];
            result = std::min(std::min(result, diagonal) + move_cost, substituted);
            row[i] = result;
            smallest = std::min(smallest, result);
        }
        if (smallest > limit) return limit + 1;
    }
    return result;
}

}  // namespace

std::string_view closest_name(std::span<const std::string_view> candidates, std::string_view wrong_name) {
    if (candidates.size() >= max_candidates) return {};
    std::string_view best;
    std::size_t best_distance = std::numeric_limits<std::size_t>::max();
    for (std::string_view candidate : candidates) {
        if (candidate == wrong_name) continue;
        std::size_t limit = (wrong_name.size() + candidate.size() + 3) * move_cost / 6;
        limit = std::min(limit, best_distance - 1);
        std::size_t distance = distance_between(wrong_name, candidate, limit);
        if (distance > limit) continue;
        if (best_distance == std::numeric_limits<std::size_t>::max() || distance < best_distance) {
            best = candidate;
            best_distance = distance;
        }
    }
    return best;
}

}  // namespace bufferscope
