#include "app/presentation/sum_terms.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/presentation/number_text.h"

namespace pw {

std::vector<SumTerm> sum_terms(const Document& document, const Mask& mask, std::int64_t n, Position position,
                               std::int64_t output, std::size_t most) {
  const PointwiseLayer& layer = document.parameters();
  const auto at = static_cast<std::size_t>(position.y * document.shape().w + position.x);
  std::vector<SumTerm> all;
  for (std::int64_t i = 0; i < layer.cin; ++i) {
    if (mask.silences(i)) continue;
    const double w = layer.w(output, i);
    const double x = document.input->features.maps.plane(n, i)[at];
    all.push_back({std::to_string(i), w * x, i, w, x});
  }
  const std::size_t silenced = static_cast<std::size_t>(layer.cin) - all.size();
  const auto is_zero = [](const SumTerm& term) { return term.value == 0.0; };
  const auto larger = [](const SumTerm& a, const SumTerm& b) { return std::fabs(a.value) > std::fabs(b.value); };
  // If not all terms are listed, those that are zero need no place of their own.
  std::size_t kept = std::min(most, all.size());
  std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(kept), all.end(), larger);
  if (kept < all.size()) {
    const auto listed = all.begin() + static_cast<std::ptrdiff_t>(kept);
    kept = static_cast<std::size_t>(std::find_if(all.begin(), listed, is_zero) - all.begin());
  }
  double remainder = 0.0;
  for (std::size_t i = kept; i < all.size(); ++i) remainder += all[i].value;
  const std::size_t others = all.size() - kept;
  all.resize(kept);
  std::ranges::sort(all, {}, [](const SumTerm& term) { return *term.map; });
  if (others > 0)
    all.push_back(
        {others == 1 ? "other" : "others", remainder, std::nullopt, 0.0, 0.0, static_cast<std::int64_t>(others)});
  if (others == 0 && silenced > 0) all.push_back({fmt::format("other {}: 0", silenced), 0.0, std::nullopt, 0.0, 0.0});
  all.push_back({"b", layer.bias[static_cast<std::size_t>(output)], std::nullopt, 0.0, 0.0});
  return all;
}

namespace {

// With the numbers as they are written out.
double printed_sum(const std::vector<SumTerm>& terms) {
  double sum = 0.0;
  for (const SumTerm& term : terms)
    sum += term.map ? as_printed(term.weight) * as_printed(term.x) : as_printed(term.value);
  return sum;
}

}  // namespace

std::string sum_text(const std::vector<SumTerm>& terms, std::string_view result,
                     const std::function<bool(std::string_view)>& fits) {
  double total = 0.0;
  for (const SumTerm& term : terms) total += term.value;
  // With its sign in front; "" for the first term that is not negative.
  const auto signed_term = [](const SumTerm& term, bool is_first) {
    const double factor = term.map ? term.weight : term.value;
    const char* sign = factor < 0.0 ? (is_first ? "−" : " − ") : (is_first ? "" : " + ");
    const std::string text = sign + number_text(std::fabs(factor));
    if (!term.map) return text;
    return text + (term.x < 0.0 ? fmt::format("·({})", number_text(term.x)) : "·" + number_text(term.x));
  };
  // Left out: terms before the last one, the bias.
  for (std::size_t left_out = 0; left_out < terms.size(); ++left_out) {
    // "…" in the place of a single term says less, and is hardly shorter.
    if (left_out == 1) continue;
    const std::size_t gap = terms.size() - 1 - left_out;
    std::string text;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      if (i > gap && i < terms.size() - 1) continue;
      text += left_out > 0 && i == gap ? (i == 0 ? "…" : " + …") : signed_term(terms[i], i == 0);
    }
    // What is left out may be any number.
    text += fmt::format(" {} {}", left_out > 0 ? "=" : equals_sign(printed_sum(terms), total), result);
    if (fits(text)) return text;
  }
  return fmt::format("= {}", result);
}

const std::vector<SumTerm>& SumTermsMemo::of(const Document& document, const Mask& mask, std::int64_t n,
                                             Position position, std::int64_t output, std::size_t most) {
  return terms_.of({document.input, document.network.layers[0], mask, n, position, output, most},
                   [&] { return sum_terms(document, mask, n, position, output, most); });
}

std::string numbered_name(const InputStack& input, std::int64_t map) {
  const std::string number = fmt::format("map {}", map), name = map_name(input, map);
  return name == number ? number : fmt::format("{} ({})", number, name);
}

}  // namespace pw
