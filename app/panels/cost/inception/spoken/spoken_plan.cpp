#include "app/panels/cost/inception/spoken/spoken_plan.h"

#include <algorithm>
#include <numeric>

#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kBesideSpokenLabel = 14.0F;  // points

SpokenColumns columns_of(const Frame& frame, const SpokenPlan& plan) {
  SpokenColumns columns;
  for (const std::int64_t maps : plan.boxes) columns.maps.push_back(static_cast<float>(maps));
  for (const LayerLabel& label : plan.labels)
    columns.labels.push_back(spoken_label_width(frame, label) + frame.px(kBesideSpokenLabel));
  return columns;
}

void widen(SpokenColumns& columns, const SpokenColumns& other) {
  if (columns.maps.size() != other.maps.size()) return;
  for (std::size_t i = 0; i < columns.maps.size(); ++i) columns.maps[i] = std::max(columns.maps[i], other.maps[i]);
  for (std::size_t i = 0; i < columns.labels.size(); ++i)
    columns.labels[i] = std::max(columns.labels[i], other.labels[i]);
}

}  // namespace

SpokenPlan spoken_plan(const ModuleView& view, bool is_naive, std::size_t branch) {
  const InceptionBranch& shown = (is_naive ? view.naive : view.reduced).branches.at(branch);
  const bool is_pooling = branch == 3;
  const std::size_t layers = shown.layers.size() + (is_pooling ? 1 : 0);
  SpokenPlan plan{{view.module.input.maps}, {}};
  if (layers == 2) plan.boxes.push_back(is_pooling ? view.module.input.maps : shown.layers.front().maps_out);
  plan.boxes.push_back(shown.maps_out);
  for (std::size_t layer = 0; layer < layers; ++layer)
    plan.labels.push_back(layer_label(view, is_naive, branch, layer));
  return plan;
}

float spoken_label_width(const Frame& frame, const LayerLabel& label) {
  const Fonts& fonts = frame.fonts();
  return std::max(text_width(fonts.strong, label.name) + text_width(fonts.body, " " + label.sizes),
                  text_width(fonts.large, label.macs));
}

float SpokenColumns::all_maps() const {
  return std::accumulate(maps.begin(), maps.end(), 0.0F);
}

float SpokenColumns::most_maps() const {
  return *std::ranges::max_element(maps);
}

float SpokenColumns::left_of(float room, float front, float gap) const {
  return room - std::accumulate(labels.begin(), labels.end(), 0.0F) -
         static_cast<float>(maps.size()) * (front + 2.0F * gap);
}

SpokenColumns spoken_columns(const Frame& frame, const ModuleView& view, bool is_naive, std::size_t branch,
                             std::span<const std::size_t> shown) {
  SpokenColumns columns = columns_of(frame, spoken_plan(view, is_naive, branch));
  for (const std::size_t other : shown) widen(columns, columns_of(frame, spoken_plan(view, is_naive, other)));
  return columns;
}

}  // namespace pw
