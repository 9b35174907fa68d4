#pragma once
// What the numbers of Reconstruct mean, and what they do not.
#include <string>
#include <vector>

#include "app/frame/frame.h"
#include "app/presentation/outputs/road_score_memo.h"
#include "app/results/decoded_stack.h"

namespace pw {

class ClaimsPanel {
 public:
  void lay_out(Rect panel) { panel_ = panel; }
  void draw(const Frame& frame, const DecodedStack& stack);
  Rect panel() const { return panel_; }
  // What the headings alone need in a panel of this width: from the last row the sentences are spoken.
  float headings_height(const Frame& frame, const DecodedStack& stack, float width);
  // Without the panel.
  std::vector<std::string> headings(const Frame& frame, const DecodedStack& stack);

 private:
  struct Claim {
    std::string heading, first, rest;  // sentences; where there is little room, of all only the first, or none
    std::string text() const { return rest.empty() ? first : first + " " + rest; }
  };
  std::vector<Claim> claims(const Frame& frame, const DecodedStack& stack);
  static std::vector<float> widths_by_heading(ImFont* font, const std::vector<Claim>& claims, float width);
  Claim task(const Frame& frame, const DecodedMaps& decoded);

  Rect panel_;
  RoadScoreMemo score_;
};

}  // namespace pw
