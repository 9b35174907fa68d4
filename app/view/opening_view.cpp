#include "app/view/opening_view.h"

#include <algorithm>
#include <cmath>

#include "app/view/shown_maps.h"

namespace pw {
namespace {

Cell largest_cell(const Session& session, std::int64_t n) {
  const Shape& shape = session.document().shape();
  if (!session.outputs_fit() || shape.pixels() == 0) return {shape.w / 2, shape.h / 2};
  const auto sums = session.outputs().sums().plane(n, session.document().parameters().cout - 1);
  std::size_t best = 0;
  for (std::size_t p = 1; p < sums.size(); ++p) {
    if (std::isfinite(sums[p]) && (sums[p] > sums[best] || !std::isfinite(sums[best]))) best = p;
  }
  const auto at = static_cast<std::int64_t>(best);
  return {at % shape.w, at / shape.w};
}

}  // namespace

void fit_view(const Session& session, ViewState& view, ViewedInput& viewed) {
  const Document& document = session.document();
  const Shape& shape = document.shape();
  const std::int64_t cout = document.parameters().cout;
  view.image = std::clamp<std::int64_t>(view.image, 0, shape.n - 1);
  view.selected_output = std::clamp<std::int64_t>(view.selected_output, 0, cout - 1);
  if (viewed.input == document.input) return;
  const bool same_shape = viewed.input != nullptr && viewed.input->shape() == shape;
  viewed.input = document.input;
  if (same_shape) return;
  view.overlay =
      document.origin.extractor == ExtractorKind::kPixels && cout == 3 ? OverlayMode::kColour : OverlayMode::kWins;
  view.image = 0;
  view.grid = {};
  view.first_column = 0;
  view.first_output = 0;
  view.hover = {};
  view.selected_map = map_that_matters(document, 0);
  view.selected_output = cout - 1;
  view.probe = largest_cell(session, 0);
}

}  // namespace pw
