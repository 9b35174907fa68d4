#pragma once
// What the panels of Deep nets show of one setting.
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "app/cost/count_text.h"
#include "compute/cost/deep_net.h"

namespace pw {

struct DeepCounts {
  DeepNet net;
  std::string problem;  // why nothing is counted; one sentence
  DeepNetCost plain, bottleneck, deeper;
  std::int64_t bottlenecks = 0;  // a stage, of the deeper net
  bool is_counted() const { return problem.empty() && !plain.stages.empty(); }
};
DeepCounts count_deep_net(const DeepNet& net);

// One of the three rows of bars.
enum class DeepRow { kParameters, kMacs, kActivations };
inline constexpr std::array kDeepRows = {DeepRow::kParameters, DeepRow::kMacs, DeepRow::kActivations};
const char* deep_row_name(DeepRow row);
Count count_of(const DeepStage& stage, DeepRow row);
Count total_of(const DeepNetCost& cost, DeepRow row);
std::string short_text(const Count& count, DeepRow row);
// In full, with its unit.
std::string full_text(const Count& count, DeepRow row);
// What doubling and halving do to it from stage to stage.
std::string growth_text(const DeepNet& net, DeepRow row);
// What else there is to say about its stages; may be empty.
std::string stages_note(const DeepCounts& counts, DeepRow row);

// "6.74×" and "fewer", or the inverse and "more".
struct DeepRatio {
  std::string text, word;
};
DeepRatio deep_ratio(const Count& plain, const Count& other, const char* less);
std::string times_text(double times);

// A layer of a net: which it is, and what it does.
struct DeepLayer {
  std::int64_t stage = 0, kernel = 3;
  std::int64_t maps_in = 0, maps_out = 0;
};
// With `bottlenecks` a stage; 0: plain.
DeepLayer deep_layer(const DeepNet& net, std::int64_t bottlenecks, std::int64_t layer);

}  // namespace pw
