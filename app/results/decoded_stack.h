#pragma once
// What the best linear 1×1 makes of a layer's outputs again, and x changed where W is blind.
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "app/jobs/job_slot.h"
#include "app/presentation/selection.h"
#include "app/session/session.h"
#include "compute/reduction/reconstruction.h"

namespace pw {

// What the outputs of a layer leave of one stack.
struct DecodedLayer {
  PointwiseLayer layer;  // makes the outputs: the effective W, or principal components
  Reconstruction reconstruction;
  Tensor outputs;                          // (1, F′, h, w) of the image that is shown, before the activation
  std::vector<OutputRange> ranges;         // of each
  std::optional<double> correlation;       // of the first two
  std::optional<std::int64_t> directions;  // for 90 % of the variance of the maps
  std::vector<std::int64_t> ranked;        // the maps that count, those that come back best first
};

struct DecodedMaps {
  // What is decoded, of which document.
  struct Layer {
    std::shared_ptr<const InputStack> input;
    std::shared_ptr<const Weights> weights;
    Mask mask;
    std::int64_t n = 0;
    DecodeFrom from = DecodeFrom::kWeights;
    std::int64_t outputs = 2;  // of W: as many as it has
    bool operator==(const Layer&) const = default;
  } of;
  // Which maps.
  struct Pairs {
    DecodeWhich which = DecodeWhich::kSpread;
    std::int64_t selected = 0, count = 6;
    bool operator==(const Pairs&) const = default;
  } pairs;
  std::shared_ptr<const StackModel> model;
  std::shared_ptr<const DecodedLayer> layer;
  std::int64_t blind_directions = 0;  // of the effective W
  std::vector<std::int64_t> maps;
  Tensor again;  // (1, maps, h, w): these maps as they come back
};

// The image shown, changed by a random amount at each position in directions that W does not see.
struct BlindChange {
  struct Of {
    std::shared_ptr<const InputStack> input;
    std::shared_ptr<const Weights> weights;
    Mask mask;
    std::int64_t n = 0;
    bool operator==(const Of&) const = default;
  } of;
  std::int64_t directions = 0;      // that W does not see
  std::int64_t moved = 0;           // maps that are no longer the same
  double largest_change = 0.0;      // of y before the activation, measured
  std::optional<Tensor> x;          // absent if there is no such direction
  Tensor y;                         // of x, before the activation
  std::vector<OutputRange> ranges;  // of each output of y
};

// Of the maps that count, best first: `count` of them, evenly from the best to the worst. Of three or more `selected`
// is one, in the place of the one between both that is nearest to it; a single one is `selected`.
std::vector<std::int64_t> spread_maps(const std::vector<std::int64_t>& ranked, std::int64_t count,
                                      std::int64_t selected);

// Window thread only. Found in the background: what is under way is shown first, however fast the weights change.
class DecodedStack {
 public:
  // `session` must outlive this.
  explicit DecodedStack(Session& session)
      : session_(session),
        slot_(session.jobs().quick(), JobSlot::Cancellable::kNo),
        following_slot_(session.jobs().quick(), JobSlot::Cancellable::kHidden),
        blind_slot_(session.jobs().quick(), JobSlot::Cancellable::kNo),
        following_blind_slot_(session.jobs().quick(), JobSlot::Cancellable::kHidden) {}

  // Call once per frame; `pairs`: how many maps there is room for.
  void refresh(const Document& document, const Selection& selection, std::int64_t pairs);

  // Of this stack, perhaps of the weights of some frames ago; null before there is anything.
  const DecodedMaps* shown() const { return shown_ ? &*shown_ : nullptr; }
  // Whether it is of the document and the choice of the last refresh.
  bool is_current() const { return shown_ && shown_->of == layer_; }
  std::int64_t version() const { return version_; }
  // Likewise; null unless it was asked for.
  const BlindChange* blind() const { return blind_ ? &*blind_ : nullptr; }
  bool blind_is_current() const { return blind_ && blind_->of == blind_of_; }
  std::int64_t blind_version() const { return blind_version_; }

 private:
  void drop_other_stack(const Document& document);
  void decode(const Document& document, const DecodedMaps::Pairs& pairs);
  void change_blindly();
  void stop_blindly();
  bool is_busy() const { return slot_.is_busy() || following_slot_.is_busy(); }

  Session& session_;
  DecodedMaps::Layer layer_;
  std::optional<std::pair<DecodedMaps::Layer, DecodedMaps::Pairs>> started_;
  std::optional<DecodedMaps> shown_;
  std::int64_t version_ = 0;
  BlindChange::Of blind_of_;
  std::optional<BlindChange::Of> blind_started_;
  std::optional<BlindChange> blind_;
  std::int64_t blind_version_ = 0;
  // Those that follow a drag say nothing in the status line.
  JobSlot slot_, following_slot_, blind_slot_, following_blind_slot_;
};

}  // namespace pw
