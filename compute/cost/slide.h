#pragma once
// The arithmetic on a slide: "28×28×192 → 5×5, 32 = 120 M".
#include <optional>
#include <string>
#include <string_view>

#include "compute/core/error.h"
#include "compute/cost/inception.h"
#include "compute/cost/next_layer.h"

namespace pw {

// What was understood of the text. × or x or *, → or ->, spaces and commas as one likes, K M G after a number.
struct Slide {
  // One of both. `layer`: H×W×F → k×k, M. `module`: H×W×F: ones, r3 → 3×3 three, r5 → 5×5 five, pool project; naive
  // without r3, r5 and a number after "pool".
  std::optional<NextLayer> layer;
  std::optional<InceptionModule> module;
  std::optional<double> claimed;  // after "=": a printed number of multiply-adds
  double claimed_step = 0.0;      // what its last printed digit counts: 1,000,000
  std::string claimed_text;       // "120 M", as printed
};

struct SlideAnswer {
  Slide slide;
  LayerCost direct;                  // of a module: with its reductions
  std::optional<LayerCost> through;  // with a 1×1 to `through` maps first; absent for a module
  double gain = 0.0;                 // direct ÷ through
  double break_even = 0.0;
  // Whether what is claimed is the count, rounded to as many digits as are printed. Absent: nothing is claimed.
  std::optional<bool> agrees;
};

// An error says what was understood and what not; a kernel larger than the picture is one, and so is a size above 10^9.
Expected<Slide> parse_slide(std::string_view text);
// `through` ≥ 1; above the maps of the slide it costs more than it saves, as `gain` says.
Expected<SlideAnswer> check_slide(std::string_view text, std::int64_t through);

}  // namespace pw
