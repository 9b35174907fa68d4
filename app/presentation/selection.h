#pragma once
// What is selected, in all views alike.
#include <cstdint>
#include <string>
#include <vector>

#include "app/document/document.h"

namespace pw {

// How the maps panel shows the stack.
enum class MapsMode { kInputs, kPosition, kProducts, kMatrix, kStack3d };

enum class MapsOrder { kMap, kWeight, kSize, kStrongest, kWeakest, kRandom, kCorrelation, kMatter };

// How many of the products are added up, in the maps' order, and for which output.
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
  std::string tab;  // of the view; empty where it has none
  MapsMode mode = MapsMode::kInputs;
  MapsOrder order = MapsOrder::kMap;
  Scrub scrub;
  bool operator==(const Selection&) const = default;
};

// One map alone.
void select_map(Selection& selection, std::int64_t map);

// Inside the document's stack and its outputs.
Selection clamped(Selection selection, const Document& document);

// What stays selected when the document changes: all of it, clamped, where there are as many maps as before; else it
// begins anew with a map that matters and a position where the last output is large. `before` is the shape of the stack
// before, null at the start. `sums` are the outputs before the activation, or empty where they are not there yet.
Selection carried_over(const Selection& selection, const Shape* before, const Document& after, TensorView sums);

}  // namespace pw
