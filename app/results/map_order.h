#pragma once
// The order of the grid and of W.
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "app/jobs/job_slot.h"
#include "app/presentation/display.h"
#include "app/presentation/selection.h"
#include "app/session/session.h"

namespace pw {

// What an order is by, for each map: its correlation with the output, or what is lost when it alone is muted.
struct MapRelevance {
  enum class Of { kCorrelation, kIouLost, kChange };
  Of of = Of::kCorrelation;
  std::vector<double> values;
};

// Window thread only. Follows the document, but not its mask, so that a map keeps its place when it is muted, and never
// during a gesture: what is dragged stays where it is.
class MapOrder {
 public:
  // `session` must outlive this.
  explicit MapOrder(Session& session) : session_(session), slot_(session.jobs().long_running()) {}

  // Call once per frame. An order that needs every value of the maps is found in the background if that is too much for
  // a frame; until then the previous order is kept.
  void refresh(const Document& document, const Selection& selection, float threshold);

  // All maps.
  const std::vector<std::int64_t>& maps() const { return maps_; }
  // The place of a map in it.
  std::int64_t place(std::int64_t map) const { return places_[static_cast<std::size_t>(map)]; }
  // Absent unless the order is by it, and until it has been found.
  const std::optional<MapRelevance>& relevance() const { return relevance_; }
  // Whether the order of the last refresh will not be found, since that was cancelled or has failed.
  bool is_given_up() const { return is_awaited_ && !slot_.is_busy(); }

 private:
  struct Source {
    std::shared_ptr<const InputStack> input;
    std::shared_ptr<const Weights> weights;
    MapsOrder order = MapsOrder::kMap;
    std::int64_t n = 0, output = -1;
    float threshold = 0.0F;  // of kMatter only; else as at first
    bool operator==(const Source&) const = default;
  };
  void find_correlation(const Document& document, const Source& source);
  void find_losses(const Document& document, const Source& source);
  void use(std::vector<std::int64_t> maps);
  void use(MapRelevance relevance);

  Session& session_;
  std::optional<Source> source_;
  std::vector<std::int64_t> maps_, places_;
  std::optional<MapRelevance> relevance_;
  bool is_awaited_ = false;  // a job finds it
  JobSlot slot_;
};

}  // namespace pw
