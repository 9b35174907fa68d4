#pragma once
// How many of the outputs are independent, said in the head of W.
#include <optional>
#include <string>

#include "app/frame/frame.h"
#include "app/presentation/memo.h"
#include "compute/fitting/numerical_rank.h"

namespace pw {

class RankNote {
 public:
  // Call once per frame, before it is drawn.
  void refresh(const Frame& frame);
  const std::optional<RankOfMaps>& found() const { return found_; }
  // What has room; empty where nothing has, or where nothing is known.
  std::string text(const Frame& frame, float room) const;
  // Of the shortest.
  float least_width(const Frame& frame) const;
  // That text ends at `right`, about its height.
  void draw(const Frame& frame, ImVec2 right, const std::string& text) const;

 private:
  struct Source {
    std::int64_t outputs_version = 0, n = 0;
    bool operator==(const Source&) const = default;
  };
  Memo<Source, RankOfMaps> memo_;
  std::optional<RankOfMaps> found_;
};

}  // namespace pw
