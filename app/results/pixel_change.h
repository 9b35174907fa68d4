#pragma once
// What a changed pixel of the image does to the maps that are made from it.
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "app/jobs/job_slot.h"
#include "app/presentation/selection.h"
#include "app/session/session.h"

namespace pw {

struct PixelChange {
  // More changed values of x are counted, but not shown.
  static constexpr std::int64_t kMostShown = std::int64_t{1} << 19;

  struct Of {
    std::shared_ptr<const InputStack> input;
    std::shared_ptr<const Image> picture;
    Position pixel;
    bool operator==(const Of&) const = default;
  } of;
  bool is_white = false;               // else black: what it was not before
  std::vector<Position> moved;         // positions of x with a value that is no longer the same bits
  std::int64_t columns = 0, rows = 0;  // of the rectangle around them
  std::vector<Poke> values;            // all of these values; empty if there are too many
};

// Window thread only. The maps are made again in the background.
class ChangedPixel {
 public:
  // Makes the maps of a picture; called in a job.
  using MakeMaps = std::function<Expected<Input>(Input picture, const Source&, Progress&, ThreadPool&)>;

  // `session` must outlive this.
  ChangedPixel(Session& session, MakeMaps make_maps)
      : session_(session), make_maps_(std::move(make_maps)), slot_(session.jobs().quick()) {}

  // Call once per frame; absent: no pixel is changed.
  void refresh(const Document& document, const std::optional<Position>& pixel);

  // Null until it is found for this picture and pixel.
  const std::shared_ptr<const PixelChange>& found() const { return found_; }
  bool is_busy() const { return slot_.is_busy(); }

 private:
  Session& session_;
  MakeMaps make_maps_;
  std::optional<PixelChange::Of> wanted_;
  std::shared_ptr<const PixelChange> found_;
  JobSlot slot_;
};

}  // namespace pw
