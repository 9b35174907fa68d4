#pragma once
// The selection, shared by all views.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/document/document.h"
#include "app/presentation/maps_order.h"

namespace pw {

// How the maps panel shows the stack.
enum class MapsMode { kInputs, kPosition, kProducts, kMatrix, kStack3d };

// What the mode *one position* shows: the numbers of the selected position, or of each map its mean over all positions;
// in the order of the maps, or the largest products first.
enum class ProbeOf { kPosition, kMean };
enum class ProbeSort { kMap, kSize };
struct Probe {
  ProbeOf of = ProbeOf::kPosition;
  ProbeSort sort = ProbeSort::kMap;
  bool operator==(const Probe&) const = default;
};

// What the mode *matrix* shows.
enum class CodeKind { kNumpy, kPytorch, kKeras };
struct MatrixChoice {
  CodeKind code = CodeKind::kNumpy;
  float reshape = 1.0F;  // 0: the stack; 1: the matrix, one row per position
  bool operator==(const MatrixChoice&) const = default;
};

// What *Change one value* shows: the kernel that reads x, and what is changed besides the document's pokes.
enum class PokeKernel { kOne, kThree, kFive, kDense };
struct PokeChoice {
  PokeKernel kernel = PokeKernel::kOne;
  std::int64_t stride = 1;        // 1 or 2
  bool has_outer_taps = true;     // random ones around the centre, which is W; without them it is the 1×1 again
  bool is_blind = false;          // x at the marker is moved where W is blind
  bool shows_sum = false;         // the sum, although values are changed
  bool takes_pixels = false;      // a press on the image changes a pixel
  std::optional<Position> pixel;  // of the image, changed
  bool operator==(const PokeChoice&) const = default;
};

// From where the mode *3D* shows the block.
struct StackCamera {
  static constexpr float kMostYaw = 90.0F, kMostPitch = 60.0F, kMostZoom = 8.0F;
  float yaw = 52.0F;    // degrees: 0 looks at the first map, 90 at the side
  float pitch = 14.0F;  // from above
  float zoom = 1.0F;    // 1: all of it
  bool operator==(const StackCamera&) const = default;
};

// How labels are painted.
enum class BrushTool { kBrush, kEraser, kFill };
inline constexpr std::int64_t kLargestBrush = 12;
struct Brush {
  BrushTool tool = BrushTool::kBrush;
  std::int64_t kind = 1;  // the class
  std::int64_t size = 2;  // diameter in positions
  bool operator==(const Brush&) const = default;
};

// How fast training runs: 30 steps a second, 1,000, or as many as the machine can.
enum class TrainingSpeed { kSlow, kFast, kAll };

// What the tab Reconstruct shows: outputs of which layer are turned back into maps, and which maps.
enum class DecodeFrom { kWeights, kLearnedAndPca, kPca };
enum class DecodeWhich { kSpread, kStrongest };
enum class DecodeSort { kMap, kSize };
inline constexpr std::int64_t kMostDecoded = 64;  // outputs
// Of a stack of so many maps.
inline std::int64_t most_decoded(std::int64_t maps) {
  return maps < kMostDecoded ? maps : kMostDecoded;
}
struct Decode {
  DecodeFrom from = DecodeFrom::kWeights;
  std::int64_t outputs = 2;  // of other layers than W
  DecodeWhich which = DecodeWhich::kSpread;
  DecodeSort sort = DecodeSort::kMap;
  bool is_blind = false;  // x is changed where W is blind
  bool operator==(const Decode&) const = default;
};

// What the tab Drop or mix? shows.
enum class ComparisonScope { kThisStack, kNewScenes };
inline constexpr std::int64_t kMostCompared = 32;  // outputs, of the curves
struct Compare {
  ComparisonScope scope = ComparisonScope::kNewScenes;
  bool shows_more = false;              // the rows that most lessons leave out
  std::optional<std::int64_t> outputs;  // where the curves are read; absent: where the table is
  bool operator==(const Compare&) const = default;
};

// What Two layers shows: the number of the pair that keys change, and the position that is marked where the pair does
// not read the stack. Limited to the pair where it is used.
struct PairChoice {
  std::int64_t layer = 0, output = 0, input = 0;
  bool is_bias = false;              // of the output; `input` then has no meaning
  std::optional<Position> position;  // absent: where the selected position of the stack is
  bool operator==(const PairChoice&) const = default;
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
  MapsOrder order = MapsOrder::kMap;  // in the modes inputs and products, of the grid and of W
  std::int64_t added = 0;             // in the mode products: how many maps, in their order, the sum so far counts
  Probe probe;
  MatrixChoice matrix;
  StackCamera camera;
  Brush brush;
  TrainingSpeed speed = TrainingSpeed::kSlow;
  Decode decode;
  Compare compare;
  PairChoice pair;
  PokeChoice poke;
  bool operator==(const Selection&) const = default;
};

// How the maps panel shows the stack: kInputs where the view has no maps panel.
MapsMode shown_mode(const Selection& selection);
// The order of the grid and of W in the mode shown.
MapsOrder shown_order(const Selection& selection);

// Selects a single map.
void select_map(Selection& selection, std::int64_t map);

// Limited to the document's stack and outputs.
Selection clamped(Selection selection, const Document& document);

// The selection after the document changed: clamped if there are as many maps as before, else reset to the most
// influential map and the position where the last output is largest. `before` is the shape of the previous stack, null
// at the start. `sums` are the outputs before the activation, or empty if they are not available yet.
Selection carried_over(const Selection& selection, const Shape* before, const Document& after, TensorView sums);

}  // namespace pw
