#include "app/presentation/shown_maps.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pw {
namespace {

double influence(const Document& document, std::int64_t n, std::int64_t map) {
  const PointwiseLayer& layer = document.parameters();
  double largest = 0.0;
  for (std::int64_t o = 0; o < layer.cout; ++o) largest = std::max(largest, std::fabs(double{layer.w(o, map)}));
  return largest * document.input->of(n, map).std;
}

}  // namespace

std::vector<std::int64_t> all_maps(const Document& document) {
  std::vector<std::int64_t> maps(static_cast<std::size_t>(document.shape().c));
  std::iota(maps.begin(), maps.end(), 0);
  return maps;
}

std::vector<std::int64_t> strongest_maps(const Document& document, std::int64_t n, std::int64_t count) {
  auto maps = all_maps(document);
  std::vector<double> strength(maps.size());
  for (std::size_t i = 0; i < maps.size(); ++i) strength[i] = influence(document, n, maps[i]);
  std::stable_sort(maps.begin(), maps.end(), [&](std::int64_t a, std::int64_t b) {
    return strength[static_cast<std::size_t>(a)] > strength[static_cast<std::size_t>(b)];
  });
  maps.resize(static_cast<std::size_t>(std::min(count, document.shape().c)));
  return maps;
}

std::int64_t most_influential_map(const Document& document, std::int64_t n) {
  const auto strongest = strongest_maps(document, n, 1);
  return strongest.empty() ? 0 : strongest.front();
}

}  // namespace pw
