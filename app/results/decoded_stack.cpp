#include "app/results/decoded_stack.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/presentation/shown_maps.h"
#include "compute/layer/pointwise_forward.h"
#include "compute/reduction/blind_change.h"

namespace pw {
namespace {

// The same change for the same stack and W.
constexpr std::uint64_t kBlindSeed = 1;

PointwiseLayer decoded_layer(const DecodedMaps::Layer& of, const StackModel& model) {
  PointwiseLayer layer = effective(of.weights->parameters, of.mask);
  if (of.from == DecodeFrom::kPca) return principal_layer(model, of.outputs);
  if (of.from == DecodeFrom::kLearnedAndPca) return difference_and_principal_layer(model, layer, of.outputs);
  return layer;
}

std::vector<std::int64_t> ranked_maps(const Explained& explained) {
  std::vector<std::int64_t> maps;
  for (std::size_t i = 0; i < explained.maps.size(); ++i) {
    if (explained.maps[i]) maps.push_back(static_cast<std::int64_t>(i));
  }
  std::ranges::stable_sort(maps, std::greater(),
                           [&](std::int64_t map) { return *explained.maps[static_cast<std::size_t>(map)]; });
  return maps;
}

std::shared_ptr<const DecodedLayer> decode_layer(const DecodedMaps::Layer& of, const StackModel& model,
                                                 ThreadPool* pool) {
  auto decoded = std::make_shared<DecodedLayer>();
  decoded->layer = decoded_layer(of, model);
  decoded->reconstruction = reconstruct(model, decoded->layer);
  decoded->outputs = pointwise_sums(of.input->features.maps.view().image(of.n), decoded->layer, pool);
  decoded->ranges = output_ranges(decoded->outputs.view(), pool);
  if (decoded->layer.cout > 1) decoded->correlation = output_correlation(model, decoded->layer, 0, 1);
  decoded->directions = components_for(model, 0.9);
  decoded->ranked = ranked_maps(decoded->reconstruction.explained);
  return decoded;
}

// These maps alone: the rows of the decoder that make them.
Tensor maps_again(const DecodedLayer& layer, const std::vector<std::int64_t>& maps, ThreadPool* pool) {
  const PointwiseLayer& all = layer.reconstruction.decoder;
  PointwiseLayer rows(static_cast<std::int64_t>(maps.size()), all.cin);
  for (std::size_t i = 0; i < maps.size(); ++i) {
    const auto row = static_cast<std::int64_t>(i);
    for (std::int64_t o = 0; o < all.cin; ++o) rows.w(row, o) = all.w(maps[i], o);
    rows.bias[i] = all.bias[static_cast<std::size_t>(maps[i])];
  }
  return pointwise_sums(layer.outputs.view(), rows, pool);
}

double largest_difference(std::span<const float> a, std::span<const float> b) {
  double largest = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double difference = std::fabs(static_cast<double>(a[i]) - static_cast<double>(b[i]));
    if (difference > largest) largest = difference;
  }
  return largest;
}

BlindChange changed_blindly(const BlindChange::Of& of, const StackModel& model, ThreadPool* pool) {
  const TensorView x = of.input->features.maps.view().image(of.n);
  const PointwiseLayer layer = effective(of.weights->parameters, of.mask);
  BlindChange change{of, blind_directions(layer), 0, 0.0, change_where_blind(x, model, layer, kBlindSeed), {}, {}};
  if (!change.x) return change;
  change.y = pointwise_sums(change.x->view(), layer, pool);
  change.ranges = output_ranges(change.y.view(), pool);
  const Tensor before = pointwise_sums(x, layer, pool);
  for (std::int64_t o = 0; o < layer.cout; ++o)
    change.largest_change =
        std::max(change.largest_change, largest_difference(before.plane(0, o), change.y.plane(0, o)));
  for (std::int64_t i = 0; i < layer.cin; ++i) {
    if (largest_difference(x.plane(0, i), change.x->plane(0, i)) > 0.0) ++change.moved;
  }
  return change;
}

}  // namespace

std::vector<std::int64_t> spread_maps(const std::vector<std::int64_t>& ranked, std::int64_t count,
                                      std::int64_t selected) {
  const auto all = static_cast<std::int64_t>(ranked.size());
  const std::int64_t shown = std::min(count, all);
  if (shown <= 0) return {};
  std::vector<std::int64_t> places;
  for (std::int64_t i = 0; i < shown; ++i) places.push_back(shown == 1 ? 0 : i * (all - 1) / (shown - 1));
  const std::int64_t place = std::ranges::find(ranked, selected) - ranked.begin();
  // The best one and the worst stay: from the one to the other is what is shown. A single one is the selected map.
  const auto others =
      shown == 1 ? std::ranges::subrange(places) : std::ranges::subrange(places.begin() + 1, places.end() - 1);
  if (place > 0 && place < all && !others.empty() && std::ranges::find(places, place) == places.end())
    *std::ranges::min_element(others, {}, [&](std::int64_t other) { return std::abs(other - place); }) = place;
  std::vector<std::int64_t> maps;
  for (const std::int64_t at : places) maps.push_back(ranked[static_cast<std::size_t>(at)]);
  return maps;
}

namespace {

// The strongest that count; the selected map takes the place of the last.
std::vector<std::int64_t> strongest_of(const DecodedLayer& layer, const std::vector<std::int64_t>& by_strength,
                                       const DecodedMaps::Pairs& pairs) {
  std::vector<std::int64_t> maps;
  for (const std::int64_t map : by_strength) {
    const bool counts = layer.reconstruction.explained.maps[static_cast<std::size_t>(map)].has_value();
    if (counts && static_cast<std::int64_t>(maps.size()) < pairs.count) maps.push_back(map);
  }
  const bool counts = std::ranges::find(layer.ranked, pairs.selected) != layer.ranked.end();
  if (counts && !maps.empty() && std::ranges::find(maps, pairs.selected) == maps.end()) maps.back() = pairs.selected;
  return maps;
}

}  // namespace

void DecodedStack::refresh(const Document& document, const Selection& selection, std::int64_t pairs) {
  drop_other_stack(document);
  const Decode& choice = selection.decode;
  const std::int64_t outputs = choice.from == DecodeFrom::kWeights
                                   ? document.network.cout()
                                   : std::min(choice.outputs, most_decoded(document.shape().c));
  layer_ = {document.input, document.network.layers.front(), document.mask, selection.n, choice.from, outputs};
  decode(document, {choice.which, selection.map, pairs});
  blind_of_ = {document.input, document.network.layers.front(), document.mask, selection.n};
  if (!choice.is_blind) {
    stop_blindly();
  } else if (shown_ && !blind_slot_.is_busy() && !following_blind_slot_.is_busy() && blind_started_ != blind_of_) {
    change_blindly();
  }
}

void DecodedStack::drop_other_stack(const Document& document) {
  if (layer_.input == document.input) return;
  slot_.cancel();
  following_slot_.cancel();
  shown_.reset();
  started_.reset();
  stop_blindly();
}

void DecodedStack::decode(const Document& document, const DecodedMaps::Pairs& pairs) {
  if (is_busy() || started_ == std::pair(layer_, pairs)) return;
  started_ = {layer_, pairs};
  const auto model = shown_ ? shown_->model : nullptr;
  const auto layer = shown_ && shown_->of == layer_ ? shown_->layer : nullptr;
  JobSlot& slot = session_.history().in_gesture() ? following_slot_ : slot_;
  slot.start<DecodedMaps>(
      "reconstructing the maps",
      [of = layer_, pairs, model, layer, by_strength = sorted_maps(map_strengths(document, layer_.n))](
          Progress&, ThreadPool& pool) -> Expected<DecodedMaps> {
        DecodedMaps found{of, pairs, model, layer, 0, {}, {}};
        found.blind_directions = blind_directions(effective(of.weights->parameters, of.mask));
        if (found.model == nullptr) found.model = make_stack_model(of.input->features.maps.view());
        if (found.layer == nullptr) found.layer = decode_layer(of, *found.model, &pool);
        found.maps = pairs.which == DecodeWhich::kSpread ? spread_maps(found.layer->ranked, pairs.count, pairs.selected)
                                                         : strongest_of(*found.layer, by_strength, pairs);
        if (!found.maps.empty()) found.again = maps_again(*found.layer, found.maps, &pool);
        return found;
      },
      [this](Expected<DecodedMaps> found) {
        if (!found) return session_.show_error(found.error().message());
        shown_ = std::move(*found);
        ++version_;
      });
}

void DecodedStack::stop_blindly() {
  blind_slot_.cancel();
  following_blind_slot_.cancel();
  blind_.reset();
  blind_started_.reset();
}

void DecodedStack::change_blindly() {
  blind_started_ = blind_of_;
  JobSlot& slot = session_.history().in_gesture() ? following_blind_slot_ : blind_slot_;
  slot.start<BlindChange>(
      "changing x where W is blind",
      [of = blind_of_, model = shown_->model](Progress&, ThreadPool& pool) -> Expected<BlindChange> {
        return changed_blindly(of, *model, &pool);
      },
      [this](Expected<BlindChange> found) {
        if (!found) return session_.show_error(found.error().message());
        blind_ = std::move(*found);
        ++blind_version_;
      });
}

}  // namespace pw
