#include "app/presentation/outputs/column_terms.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "app/presentation/shown_maps.h"

namespace pw {
namespace {

std::vector<float> column_of(const Document& document, const ColumnRequest& request) {
  const Shape& shape = document.shape();
  const bool means = request.probe.of == ProbeOf::kMean;
  const auto at = static_cast<std::size_t>(request.position.y * shape.w + request.position.x);
  std::vector<float> x;
  x.reserve(static_cast<std::size_t>(shape.c));
  for (std::int64_t i = 0; i < shape.c; ++i) {
    const PlaneStatistics& statistics = document.input->of(request.n, i);
    if (!means) {
      x.push_back(document.input->features.maps.plane(request.n, i)[at]);
    } else if (statistics.finite == shape.pixels()) {
      x.push_back(static_cast<float>(statistics.mean));
    } else {
      x.push_back(std::numeric_limits<float>::quiet_NaN());
    }
  }
  if (request.x == nullptr) return x;
  if (!means) {
    for (const Poke& change : request.x->at(request.position)) x[static_cast<std::size_t>(change.map)] = change.value;
    return x;
  }
  for (const Poke& change : request.x->all()) {
    float& mean = x[static_cast<std::size_t>(change.map)];
    const float before = value_in_stack(document, request.n, change.map, change.at);
    mean += (change.value - before) / static_cast<float>(shape.pixels());
  }
  return x;
}

// The largest first, those without a number before all others.
std::vector<std::int64_t> by_size(std::vector<std::int64_t> maps, const RunningSum& in_map_order) {
  const auto size = [&](std::int64_t map) {
    const float product = std::fabs(in_map_order.products[static_cast<std::size_t>(map)]);
    return std::isfinite(product) ? product : std::numeric_limits<float>::infinity();
  };
  std::ranges::stable_sort(maps, [&](std::int64_t a, std::int64_t b) { return size(a) > size(b); });
  return maps;
}

Extent extent_of(std::span<const float> values) {
  std::optional<Extent> extent;
  for (const float value : values) {
    if (!std::isfinite(value)) continue;
    if (!extent) extent = Extent{value, value};
    extent->low = std::min(extent->low, value);
    extent->high = std::max(extent->high, value);
  }
  return extent.value_or(Extent{});
}

}  // namespace

std::optional<std::int64_t> ColumnTerms::broken_map() const {
  if (!run.broken || !std::isfinite(run.bias) || order.empty()) return std::nullopt;
  return order[*run.broken];
}

std::vector<float> effective_row(const Document& document, std::int64_t output) {
  const PointwiseLayer& layer = document.parameters();
  std::vector<float> weights;
  weights.reserve(static_cast<std::size_t>(layer.cin));
  for (std::int64_t i = 0; i < layer.cin; ++i) weights.push_back(document.mask.silences(i) ? 0.0F : layer.w(output, i));
  return weights;
}

ColumnTerms column_terms(const Document& document, const ColumnRequest& request) {
  ColumnTerms terms;
  terms.x = column_of(document, request);
  terms.weights = effective_row(document, request.output);
  const float bias = document.parameters().bias[static_cast<std::size_t>(request.output)];
  terms.order = all_maps(document);
  terms.run = running_sum(terms.weights, terms.x, bias, terms.order);
  terms.sum = terms.run.total();
  const auto sorted = by_size(terms.order, terms.run);
  terms.largest = sorted;
  std::erase_if(terms.largest,
                [&](std::int64_t map) { return terms.run.products[static_cast<std::size_t>(map)] == 0.0F; });
  if (request.probe.sort == ProbeSort::kSize) {
    terms.order = sorted;
    terms.run = running_sum(terms.weights, terms.x, bias, terms.order);
  }
  terms.place.resize(terms.order.size());
  for (std::size_t k = 0; k < terms.order.size(); ++k) terms.place[static_cast<std::size_t>(terms.order[k])] = k;
  terms.x_extent = extent_of(terms.x);
  terms.extent = extent_of(terms.run.products);
  terms.zeros = std::ranges::count(terms.x, 0.0F);
  return terms;
}

const ColumnTerms& ColumnTermsMemo::of(const Document& document, const ColumnRequest& request) {
  return terms_.of({document.input, document.network.layers[0], document.mask, request},
                   [&] { return column_terms(document, request); });
}

std::string column_table(const Document& document, const ColumnTerms& terms, double y) {
  std::string table = "map\tname\tw\tx\tw·x\trunning sum\n";
  for (std::size_t k = 0; k < terms.order.size(); ++k) {
    const std::int64_t map = terms.order[k];
    const auto at = static_cast<std::size_t>(map);
    table += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", map, map_name(*document.input, map), terms.weights[at],
                         terms.x[at], terms.run.products[k], terms.run.sums[k]);
  }
  table += fmt::format("bias\t\t\t\t{}\t\ny\t\t\t\t\t{}\n", terms.run.bias, static_cast<float>(y));
  return table;
}

double softmax_of_two(double score, double other) {
  return 1.0 / (1.0 + std::exp(other - score));
}

std::string probability_text(double probability) {
  if (std::isnan(probability)) return "NaN";
  if (probability > 0.9999) return ">0.9999";
  if (probability < 0.0001) return "<0.0001";
  return fmt::format("{:.4f}", probability);
}

}  // namespace pw
