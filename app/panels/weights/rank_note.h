#pragma once
// How many of the outputs are independent, said in the head of W.
#include <optional>

#include "app/frame/frame.h"
#include "app/presentation/memo.h"
#include "compute/fitting/numerical_rank.h"

namespace pw {

class RankNote {
 public:
  // Call once per frame, before it is drawn.
  void refresh(const Frame& frame);
  const std::optional<RankOfMaps>& found() const { return found_; }
  // Ends at `right`, about its height. Returns the width that it takes: 0 where it has not so much room, or where
  // nothing is known.
  float draw(const Frame& frame, ImVec2 right, float room) const;

 private:
  struct Source {
    std::int64_t outputs_version = 0, n = 0;
    bool operator==(const Source&) const = default;
  };
  Memo<Source, RankOfMaps> memo_;
  std::optional<RankOfMaps> found_;
};

}  // namespace pw
