#pragma once
// The selection, shared by all views.
#include <cstdint>
#include <string>
#include <vector>

#include "app/document/document.h"

namespace pw {

// How the maps panel shows the stack.
enum class MapsMode { kInputs, kPosition, kProducts, kMatrix, kStack3d };

enum class MapsOrder { kMap, kWeight, kSize, kStrongest, kWeakest, kRandom, kCorrelation, kMatter };

// How many products are summed, in the order of the maps, and for which output.
struct Scrub {
  std::int64_t k = 0;
  std::int64_t output = 0;
  bool operator==(const Scrub&) const = default;
};

// A comparable value, saved with a project.
struct Selection {
  std::int64_t n = 0;  // which image of the batch
  std::int64_t map = 0;
  std::vector<std::int64_t> maps = {0};  // sorted; `map` is one of them
  std::int64_t output = 0;
  Position position;
  std::string view = "explore";
  std::string tab;  // of the view; empty if it has none
  MapsMode mode = MapsMode::kInputs;
  MapsOrder order = MapsOrder::kMap;
  Scrub scrub;
  bool operator==(const Selection&) const = default;
};

// Selects a single map.
void select_map(Selection& selection, std::int64_t map);

// Limited to the document's stack and outputs.
Selection clamped(Selection selection, const Document& document);

// The selection after the document changed: clamped if there are as many maps as before, else reset to the most
// influential map and the position where the last output is largest. `before` is the shape of the previous stack, null
// at the start. `sums` are the outputs before the activation, or empty if they are not available yet.
Selection carried_over(const Selection& selection, const Shape* before, const Document& after, TensorView sums);

}  // namespace pw
