#include "app/results/poked_outputs.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <iterator>
#include <limits>
#include <set>

namespace pw {
namespace {

// The same change as in Reconstruct.
constexpr std::uint64_t kPokeBlindSeed = 1;
// Multiply–adds: about a millisecond.
constexpr std::int64_t kMostBlindInFrame = std::int64_t{1} << 20;

bool is_same_sum(float a, float b) {
  return std::bit_cast<std::uint32_t>(a) == std::bit_cast<std::uint32_t>(b) || (std::isnan(a) && std::isnan(b));
}

std::vector<std::int64_t> changed_positions(const XChanges& x, std::int64_t width) {
  std::vector<std::int64_t> positions;
  for (const Poke& change : x.all()) {
    const std::int64_t at = change.at.y * width + change.at.x;
    if (positions.empty() || positions.back() != at) positions.push_back(at);
  }
  return positions;
}

// Where the two differ.
std::vector<std::int64_t> positions_between(const XChanges& before, const XChanges& after, std::int64_t width) {
  std::set<std::int64_t> positions;
  for (const auto& [one, other] : {std::pair(&before, &after), std::pair(&after, &before)}) {
    for (const Poke& change : one->all()) {
      const float* same = other->find(change.at, change.map);
      if (same == nullptr || !is_same_sum(*same, change.value)) positions.insert(change.at.y * width + change.at.x);
    }
  }
  return {positions.begin(), positions.end()};
}

// Of the image's maps; a map with values that are no numbers stays as it is.
std::vector<double> map_deviations_of(const InputStack& input, std::int64_t n) {
  std::vector<double> all;
  for (std::int64_t map = 0; map < input.shape().c; ++map) {
    const PlaneStatistics& of = input.of(n, map);
    all.push_back(of.finite == input.shape().pixels() ? of.std : 0.0);
  }
  if (std::ranges::max(all) == 0.0) std::ranges::fill(all, 1.0);
  return all;
}

}  // namespace

std::optional<std::int64_t> PokedOutputs::blind_directions() const {
  return blind_ != nullptr ? std::optional(blind_->count()) : std::nullopt;
}

// y is the session's.
void PokedOutputs::stop() {
  kernel_.clear();
  stop_showing();
}

void PokedOutputs::stop_showing() {
  base_.reset();
  poked_.reset();
  applied_ = {};
  reached_.clear();
  answer_ = {};
}

void PokedOutputs::clear() {
  pixel_.refresh({}, std::nullopt);
  refresh_blind({}, false);
  if (!x_.empty()) ++x_version_;
  x_ = {};
  is_current_ = true;
  stop();
}

void PokedOutputs::refresh(const Document& document, const Selection& selection) {
  if (shown_mode(selection) != MapsMode::kPosition || !session_.outputs_fit()) return clear();
  is_current_ = session_.outputs_are_current();
  pixel_.refresh(document, selection.poke.pixel);
  refresh_blind(document, selection.poke.is_blind);
  refresh_x(document, selection);
  const KernelGeometry geometry = geometry_of(selection.poke);
  if (geometry == KernelGeometry{} && x_.empty()) return stop();
  kernel_.refresh(document, selection.poke);
  is_current_ = is_current_ && kernel_.is_current();
  if (kernel_.outputs() == nullptr) {
    // Those of before are better than none, and are not called current.
    if (poked_ && poked_->sums().shape() != session_.outputs().sums().shape()) stop_showing();
    return;
  }
  const bool is_new = !poked_ || applied_.base != kernel_.version() || applied_.n != selection.n;
  if (!is_new && applied_.x == x_) return;
  if (is_new) {
    base_ = kernel_.outputs();
    poked_.emplace(copy_of(base_->sums()), base_->activation(), nullptr);
    reached_.clear();
    applied_ = {kernel_.version(), selection.n, geometry, {}};
  }
  const auto changed = positions_between(applied_.x, x_, document.shape().w);
  applied_.x = x_;
  apply(document, positions_reached(geometry, document.shape().h, document.shape().w, changed));
  refresh_answer();
  ++version_;
}

void PokedOutputs::refresh_blind(const Document& document, bool is_wanted) {
  if (!is_wanted) {
    blind_slot_.cancel();
    blind_.reset();
    blind_of_.reset();
    return;
  }
  BlindOf of{document.network.layers.front(), document.mask};
  if (blind_of_ == of) return;
  const PointwiseLayer layer = effective(document.parameters(), document.mask);
  if (layer.cin * layer.cout * std::min(layer.cin, layer.cout) <= kMostBlindInFrame) {
    blind_ = std::make_shared<const BlindDirections>(layer);
    blind_of_ = std::move(of);
    return;
  }
  // Where other weights were blind, these may see.
  blind_.reset();
  is_current_ = false;
  if (blind_slot_.is_busy()) return;
  blind_slot_.start<std::shared_ptr<const BlindDirections>>(
      "where W is blind",
      [layer](Progress&, ThreadPool&) -> Expected<std::shared_ptr<const BlindDirections>> {
        return std::make_shared<const BlindDirections>(layer);
      },
      [this, of](Expected<std::shared_ptr<const BlindDirections>> found) {
        if (!found) return session_.show_error(found.error().message());
        blind_ = std::move(*found);
        blind_of_ = of;
      });
}

// What the pixel does, then the document's pokes, then the step where W is blind.
void PokedOutputs::refresh_x(const Document& document, const Selection& selection) {
  std::vector<Poke> changes;
  if (const PixelChange* pixel = pixel_.found().get(); pixel != nullptr && selection.n == 0) changes = pixel->values;
  std::ranges::copy_if(document.pokes, std::back_inserter(changes),
                       [&](const Poke& poke) { return poke.n == selection.n; });
  if (blind_ != nullptr && blind_->count() > 0) add_blind_step(document, selection, changes);
  if (pixel_.is_busy()) is_current_ = false;
  XChanges now(std::move(changes));
  if (now == x_) return;
  x_ = std::move(now);
  ++x_version_;
}

void PokedOutputs::add_blind_step(const Document& document, const Selection& selection,
                                  std::vector<Poke>& changes) const {
  const XChanges so_far(changes);
  const Shape& shape = document.shape();
  const Position at = selection.position;
  const auto place = static_cast<std::uint64_t>(selection.n * shape.pixels() + at.y * shape.w + at.x);
  const auto step = blind_->step(kPokeBlindSeed, place, map_deviations_of(*document.input, selection.n));
  for (std::int64_t map = 0; map < shape.c; ++map) {
    const float* changed = so_far.find(at, map);
    const float value = changed != nullptr ? *changed : value_in_stack(document, selection.n, map, at);
    const auto moved = static_cast<float>(static_cast<double>(value) + step[static_cast<std::size_t>(map)]);
    if (std::isfinite(value) && moved != value) changes.push_back({selection.n, map, at, moved});
  }
}

void PokedOutputs::apply(const Document& document, std::span<const std::int64_t> positions) {
  const Shape& shape = document.shape();
  const auto by_any = positions_reached(applied_.geometry, shape.h, shape.w, changed_positions(x_, shape.w));
  std::vector<std::int64_t> again;
  std::ranges::set_intersection(positions, by_any, std::back_inserter(again));
  for (const std::int64_t at : positions) reached_.erase(at);
  compute_sums(document, again);
  if (const auto sums = sums_at(positions); !sums.empty()) poked_->set_sums(sums);
}

// Before and after the change in one arithmetic, whatever the passes over whole stacks do.
void PokedOutputs::compute_sums(const Document& document, std::span<const std::int64_t> positions) {
  const TensorView image = document.input->features.maps.view().image(applied_.n);
  std::vector<ChangedValue> changes;
  for (const Poke& change : x_.all())
    changes.push_back({change.map, change.at.y * image.shape.w + change.at.x, change.value});
  std::vector<float> before, after;
  if (kernel_.kernel() == nullptr) {
    const PointwiseLayer layer = effective(document.parameters(), document.mask);
    before = pointwise_sums_at(image, layer, {}, positions);
    after = pointwise_sums_at(image, layer, changes, positions);
  } else {
    before = wide_sums_at(image, *kernel_.kernel(), {}, positions);
    after = wide_sums_at(image, *kernel_.kernel(), changes, positions);
  }
  const auto cout = static_cast<std::ptrdiff_t>(base_->sums().shape().c);
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const std::ptrdiff_t first = static_cast<std::ptrdiff_t>(i) * cout;
    reached_[positions[i]] = {{before.begin() + first, before.begin() + first + cout},
                              {after.begin() + first, after.begin() + first + cout}};
  }
}

// What has not changed stays as it is in the picture, bit for bit; what the stride skips repeats what is computed.
std::vector<SumAt> PokedOutputs::sums_at(std::span<const std::int64_t> positions) const {
  const Shape& shape = base_->sums().shape();
  const std::int64_t stride = applied_.geometry.stride;
  std::vector<SumAt> sums;
  for (const std::int64_t at : positions) {
    const auto found = reached_.find(at);
    const std::int64_t x = at % shape.w, y = at / shape.w;
    for (std::int64_t output = 0; output < shape.c; ++output) {
      const auto o = static_cast<std::size_t>(output);
      const bool is_changed = found != reached_.end() && !is_same_sum(found->second.before[o], found->second.after[o]);
      const float sum =
          is_changed ? found->second.after[o] : base_->sums().plane(applied_.n, output)[static_cast<std::size_t>(at)];
      for (std::int64_t row = y; row < std::min(shape.h, y + stride); ++row) {
        for (std::int64_t column = x; column < std::min(shape.w, x + stride); ++column)
          sums.push_back({applied_.n, output, row * shape.w + column, sum});
      }
    }
  }
  return sums;
}

void PokedOutputs::refresh_answer() {
  answer_ = {};
  const std::int64_t width = base_->sums().shape().w;
  for (const auto& [at, sums] : reached_) {
    std::vector<float>& changes = answer_.changes[at];
    bool answers = false;
    for (std::size_t o = 0; o < sums.before.size(); ++o) {
      const bool is_same = is_same_sum(sums.before[o], sums.after[o]);
      changes.push_back(is_same ? 0.0F : sums.after[o] - sums.before[o]);
      if (is_same) continue;
      answers = true;
      const double size = std::fabs(static_cast<double>(changes.back()));
      if (std::isnan(size)) answer_.largest_change = std::numeric_limits<double>::quiet_NaN();
      if (size > answer_.largest_change) answer_.largest_change = size;
    }
    if (answers) answer_.positions.push_back({at % width, at / width});
  }
}

}  // namespace pw
