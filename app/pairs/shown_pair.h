#pragma once
// The pair of layers that Two layers shows, and what it gives: the document's or, as long as it has none, the default.
#include <cstdint>
#include <memory>
#include <optional>

#include "app/jobs/job_slot.h"
#include "app/pairs/pair_maps.h"
#include "app/session/session.h"

namespace pw {

// Window thread only. What takes longer than a frame is computed in the background.
class ShownPair {
 public:
  // `session` must outlive this.
  explicit ShownPair(Session& session)
      : session_(session),
        slot_(session.jobs().quick(), JobSlot::Cancellable::kNo),
        following_slot_(session.jobs().quick(), JobSlot::Cancellable::kHidden) {}

  // Call once per frame, before anything else. `n`: the image of the batch.
  void refresh(const Document& document, std::int64_t n);

  const Pair& pair() const { return pair_; }
  const PointwiseLayer& first() const { return pair_.network.layer(0).parameters; }
  const PointwiseLayer& second() const { return pair_.network.layer(1).parameters; }
  std::int64_t hidden() const { return first().cout; }
  // Whether the document has what the pair reads: a picture.
  bool has_input() const { return shape_.has_value(); }
  // Of what it reads. There must be an input.
  const Shape& shape() const { return *shape_; }
  // What it reads; null until it is there.
  const std::shared_ptr<const InputStack>& stack() const { return stack_; }
  // Of this input and as many hidden maps and outputs, perhaps of the weights of some frames ago; null before there is
  // anything.
  const PairMaps* maps() const { return has_maps() ? &*maps_ : nullptr; }
  // Whether they are of the pair of the last refresh.
  bool is_current() const { return has_maps() && maps_->of == of_; }
  // Increases with every change of maps().
  std::int64_t version() const { return version_; }

 private:
  // What the stack is made of.
  struct Source {
    PairInput input = PairInput::kPicture;
    std::shared_ptr<const Image> picture;
    std::shared_ptr<const InputStack> stack;
    bool operator==(const Source&) const = default;
  };
  struct Made {
    std::shared_ptr<const InputStack> stack;
    PairMaps maps;
  };

  bool has_maps() const;
  void find_pair(const Document& document);
  void find_input(const Document& document);
  void compute(const Document& document);

  Session& session_;
  Pair pair_;
  std::optional<Source> default_of_;  // what the default pair was made for
  Pair default_;
  std::optional<Shape> shape_;
  Source source_;
  std::shared_ptr<const InputStack> stack_;
  PairMaps::Of of_;
  std::optional<PairMaps::Of> started_;
  std::optional<PairMaps> maps_;
  std::int64_t version_ = 0;
  // The second follows a drag and says nothing in the status line.
  JobSlot slot_, following_slot_;
};

}  // namespace pw
