#include "app/views/learn/decode_commands.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/panels/reconstruct/decode_controls.h"

namespace pw {
namespace {

constexpr const char* kOutputsRow = "reconstruct: half as many outputs, twice as many";

template <class T>
Command choice(const char* id, const char* label, const char* help, T Decode::*part, T value) {
  return {id,
          label,
          help,
          {},
          "",
          [=](Frame& frame) {
            Selection next = frame.selection();
            next.decode.*part = value;
            frame.select(next);
          },
          nullptr,
          [=](const Frame& frame) { return frame.selection().decode.*part == value; }};
}

void type_outputs(Frame& frame) {
  const auto set = [](Frame& now, std::string_view text) {
    return parse_whole_number(text, 1, most_decoded(now.document().shape().c)).map([&](std::int64_t count) {
      decode_outputs(now, count);
    });
  };
  frame.requests().edit = TypedValue{"outputs", fmt::format("{}", decoded_outputs(frame)), set, {}, {}};
}

}  // namespace

std::vector<Command> decode_commands() {
  std::vector<Command> commands = {
      choice("decode.from.w", "Reconstruct from this W", "Makes the maps again from the outputs of this W",
             &Decode::from, DecodeFrom::kWeights),
      choice("decode.from.learned", "Reconstruct from learned + PCA",
             "Makes the maps again from the direction that W has learned and principal components", &Decode::from,
             DecodeFrom::kLearnedAndPca),
      choice("decode.from.pca", "Reconstruct from PCA",
             "Makes the maps again from the principal components: no linear outputs keep more", &Decode::from,
             DecodeFrom::kPca),
      choice("decode.which.spread", "Pairs: best to worst",
             "Shows maps evenly from the one that comes back best to the worst", &Decode::which, DecodeWhich::kSpread),
      choice("decode.which.strongest", "Pairs: strongest", "Shows the maps that W uses most", &Decode::which,
             DecodeWhich::kStrongest),
      choice("decode.sort.map", "Variance explained: in map order", "Each bar stands in its map’s column",
             &Decode::sort, DecodeSort::kMap),
      choice("decode.sort.size", "Variance explained: largest first", "The maps that come back best stand first",
             &Decode::sort, DecodeSort::kSize),
      choice("poke.blind", "Change x where W is blind",
             "Moves x at every position at right angles to all rows of W: the maps change, y stays", &Decode::is_blind,
             true)};
  commands.push_back({"poke.back",
                      "back",
                      "x as it was",
                      {},
                      "",
                      [](Frame& frame) {
                        Selection next = frame.selection();
                        next.decode.is_blind = false;
                        frame.select(next);
                      },
                      [](const Frame& frame) { return frame.selection().decode.is_blind; }});
  const auto steps = [](bool doubles) {
    return [doubles](Frame& frame) {
      const std::int64_t now = decoded_outputs(frame);
      decode_outputs(frame, doubles ? 2 * now : now / 2);
    };
  };
  commands.push_back({"decode.halve",
                      "Half as many outputs",
                      "Makes the maps again from half as many outputs",
                      {"J"},
                      kOutputsRow,
                      steps(false)});
  commands.push_back({"decode.double",
                      "Twice as many outputs",
                      "Makes the maps again from twice as many outputs",
                      {"Shift+J"},
                      kOutputsRow,
                      steps(true)});
  commands.push_back({"decode.outputs.type",
                      "Type the number of outputs",
                      "Opens a field to type from how many outputs the maps are made again",
                      {"Enter"},
                      "reconstruct: type the number of outputs",
                      type_outputs});
  return commands;
}

}  // namespace pw
