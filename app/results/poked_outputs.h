#pragma once
// x and y of the mode *one position*: x as it is changed there, y through the kernel chosen there.
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "app/presentation/outputs/x_changes.h"
#include "app/results/kernel_outputs.h"
#include "app/results/pixel_change.h"
#include "compute/reduction/blind_change.h"

namespace pw {

// What a change of x does to y.
struct PokeAnswer {
  std::vector<Position> positions;  // where the sum of some output no longer has the same bits
  double largest_change = 0.0;      // of a sum; NaN where one became, or was, no number
  // By position, row · width + column: the change of each output's sum. All positions reached, answering or not.
  std::map<std::int64_t, std::vector<float>> changes;
};

// Window thread only. Neither the document nor the session's outputs know of it: what reads those reads x as it is.
// Only the positions that a change reaches are computed again, each from the values themselves, so that what is taken
// back leaves no rounding behind.
class PokedOutputs {
 public:
  // `session` must outlive this.
  PokedOutputs(Session& session, ChangedPixel::MakeMaps make_maps)
      : session_(session),
        pixel_(session, std::move(make_maps)),
        kernel_(session),
        blind_slot_(session.jobs().quick(), JobSlot::Cancellable::kNo) {}

  // Call once per frame.
  void refresh(const Document& document, const Selection& selection);

  // Null where y is the session's: in other modes, where the 1×1 reads x as it is, and while there are none. Perhaps of
  // the kernel or the weights of some frames ago.
  const OutputMaps* outputs() const { return poked_ ? &*poked_ : nullptr; }
  bool is_active() const { return poked_.has_value(); }
  // By the same kernel from x as it is.
  const OutputMaps* before() const { return base_.get(); }
  // Increase with every change of outputs(), of before(), and of x.
  std::int64_t version() const { return version_; }
  std::int64_t before_version() const { return applied_.base; }
  std::int64_t x_version() const { return x_version_; }
  // Whether all of it is of the document and the selection of the last refresh.
  bool is_current() const { return is_current_; }

  // Of the image shown.
  const XChanges& x() const { return x_; }
  const PokeAnswer& answer() const { return answer_; }
  // That W does not see; absent unless asked for, and while they are being found.
  std::optional<std::int64_t> blind_directions() const;
  // Null unless a pixel is changed, and while its maps are made.
  const PixelChange* pixel() const { return pixel_.found().get(); }

 private:
  struct BlindOf {
    std::shared_ptr<const Weights> weights;
    Mask mask;
    bool operator==(const BlindOf&) const = default;
  };
  struct SumPair {
    std::vector<float> before, after;  // of each output
  };
  // What the outputs are of.
  struct Applied {
    std::int64_t base = 0, n = 0;
    KernelGeometry geometry;
    XChanges x;
  };

  void clear();
  void stop();
  void stop_showing();
  void refresh_blind(const Document& document, bool is_wanted);
  void refresh_x(const Document& document, const Selection& selection);
  void add_blind_step(const Document& document, const Selection& selection, std::vector<Poke>& changes) const;
  void apply(const Document& document, std::span<const std::int64_t> positions);
  void compute_sums(const Document& document, std::span<const std::int64_t> positions);
  std::vector<SumAt> sums_at(std::span<const std::int64_t> positions) const;
  void refresh_answer();

  Session& session_;
  ChangedPixel pixel_;
  KernelOutputs kernel_;
  XChanges x_;
  std::int64_t x_version_ = 0;
  bool is_current_ = true;
  std::shared_ptr<const OutputMaps> base_;
  std::optional<OutputMaps> poked_;
  Applied applied_;
  std::map<std::int64_t, SumPair> reached_;  // by position
  PokeAnswer answer_;
  std::int64_t version_ = 0;
  std::optional<BlindOf> blind_of_;
  std::shared_ptr<const BlindDirections> blind_;
  JobSlot blind_slot_;
};

}  // namespace pw
