#pragma once
// What the user works on: a value, kept by undo and saved in projects.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/document/labels/labels.h"
#include "app/document/network/locks.h"
#include "app/document/network/mask.h"
#include "app/document/network/network.h"
#include "app/document/network/training_settings.h"
#include "app/document/position.h"
#include "app/document/source.h"
#include "compute/analysis/statistics.h"
#include "compute/core/feature_maps.h"
#include "compute/core/image.h"

namespace pw {

class ThreadPool;

// A stack of maps with its statistics. Shared and immutable.
struct InputStack {
  FeatureMaps features;
  // Index n * c + channel.
  std::vector<PlaneStatistics> statistics;

  const Shape& shape() const { return features.maps.shape(); }
  const PlaneStatistics& of(std::int64_t n, std::int64_t channel) const {
    return statistics[static_cast<std::size_t>(n * shape().c + channel)];
  }
};

// The class of every pixel of the picture: height * width values of SceneClass, row by row.
using GroundTruth = std::vector<std::uint8_t>;

// What is made from a Source.
struct Input {
  std::shared_ptr<const Image> picture;             // null for a stack from a file
  std::shared_ptr<const GroundTruth> ground_truth;  // null unless the picture is a generated scene
  std::shared_ptr<const InputStack> stack;
};

// A value of x changed by hand. In effect where the mode *one position* shows x and y; all else reads x as it is.
inline constexpr std::size_t kMostPokes = 64;
struct Poke {
  std::int64_t n = 0, map = 0;
  Position at;
  float value = 0.0F;
  bool fits(const Shape& stack) const;
  bool operator==(const Poke&) const = default;
};

// The examples of Two layers, which has an input of its own.
enum class PairCase { kAbs, kMax, kRoad, kNarrow, kXor, kEqual };
// The picture's R, G, B; the document's stack; or the stack of whole numbers.
enum class PairInput { kPicture, kStack, kNumbers };
struct Pair {
  PairCase example = PairCase::kAbs;
  PairInput input = PairInput::kPicture;
  Network network;
  bool operator==(const Pair&) const = default;
};

// Copies are cheap: everything large is shared. A document whose stack was dropped to save memory, or that was read
// from a file, is *thin*: picture, ground truth and input are null until they are made from `source`.
struct Document {
  std::shared_ptr<const Image> picture;
  std::shared_ptr<const GroundTruth> ground_truth;
  std::shared_ptr<const InputStack> input;
  Network network;                         // one layer; its cin is the input's number of maps
  std::optional<Pair> pair;                // absent until edited
  Mask mask;                               // of the network's input
  std::shared_ptr<const LabelMap> labels;  // null: nothing is labelled
  std::shared_ptr<const Locks> locks;      // null: nothing is locked
  std::vector<Poke> pokes;
  std::shared_ptr<const Weights> decoder;  // from the outputs back to the maps; null until edited
  TrainingSettings training;
  Source source;

  bool is_thin() const { return input == nullptr; }
  const Weights& weights() const { return network.layer(0); }
  const PointwiseLayer& parameters() const { return weights().parameters; }
  const Shape& shape() const { return input->shape(); }
  // Null if there is no such network.
  const Network* find(NetworkId id) const;
  bool operator==(const Document&) const = default;  // compares pointers
};

// Whether it is not thin and all its parts fit each other. The pair's input may be absent, and the decoder may be for
// another number of outputs: both outlive what they were made for.
bool is_consistent(const Document& document);

// "Gabor 45° λ8", or "map 17" if it has no name.
std::string map_name(const InputStack& input, std::int64_t channel);

// Whether the weights were made for maps of another extractor than the document's. Not if they are for any maps, or if
// what they were made for is not known.
bool has_weights_of_other_maps(const Document& document);
// What to know about the weights beside what they give: "made for learned maps" where the stack has others; else empty.
std::string weights_note(const Document& document);

// A stack with its statistics. `pool` may be null.
std::shared_ptr<const InputStack> make_input_stack(FeatureMaps features, ThreadPool* pool = nullptr);

}  // namespace pw
