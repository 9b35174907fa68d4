#pragma once
// What explains itself in a frame because the pointer is on it.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/geometry/rect.h"

namespace pw {

class Frame;
using ExplanationText = std::function<std::string(const Frame&)>;

struct PointedAt {
  struct Explained {
    ExplanationText text;
    Rect about;             // beside which the explanation stands
    bool is_drawn = false;  // nothing that takes input: an item here comes first
  };
  std::optional<Explained> explained;
  std::vector<Rect> clear;  // what is shown together with it
};

}  // namespace pw
