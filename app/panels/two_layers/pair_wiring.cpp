#include "app/panels/two_layers/pair_wiring.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::int64_t kMostPoints = 4;                     // of the maps in a column
constexpr float kPointRadius = 3.5F, kThinnestWire = 1.0F;  // points
constexpr float kThickestWire = 3.0F, kBarOfMaps = 8.0F;

// The maps of one side: points below each other, or a bar.
struct WiringColumn {
  float x = 0.0F;
  Rect area;
  std::int64_t count = 0;
  bool is_bar() const { return count > kMostPoints; }
  std::int64_t ends() const { return is_bar() ? 1 : count; }  // of lines
  ImVec2 at(std::int64_t i) const {
    const float share = is_bar() ? 0.5F : (static_cast<float>(i) + 0.5F) / static_cast<float>(count);
    return {x, area.y + share * area.h};
  }
};

// The least and the largest, 0 among them: those of a bar together.
std::pair<float, float> weights_between(const WiringColumn& from, const std::vector<float>& weights, std::int64_t i,
                                        std::int64_t j) {
  float least = 0.0F, most = 0.0F;
  for (std::int64_t map = i; map < (from.is_bar() ? from.count : i + 1); ++map) {
    const auto at = static_cast<std::size_t>(j * from.count + map);
    if (at >= weights.size()) continue;
    least = std::min(least, weights[at]);
    most = std::max(most, weights[at]);
  }
  return {least, most};
}

void draw_wires(const Frame& frame, const WiringColumn& from, const WiringColumn& to, const std::vector<float>& weights,
                Rgb tone) {
  float largest = 0.0F;
  for (const float weight : weights) largest = std::max(largest, std::fabs(weight));
  const Theme& theme = frame.theme();
  for (std::int64_t i = 0; i < from.ends(); ++i) {
    for (std::int64_t j = 0; j < to.ends(); ++j) {
      // Those that end in a bar are too many for signs of their own.
      const bool has_signs = !weights.empty() && !to.is_bar();
      const auto [least, most] = has_signs ? weights_between(from, weights, i, j) : std::pair{0.0F, 0.0F};
      if (has_signs && least == 0.0F && most == 0.0F) continue;
      const float share = largest > 0.0F ? std::max(-least, most) / largest : 0.0F;
      const Rgb colour = least == 0.0F && most > 0.0F   ? theme.positive
                         : least < 0.0F && most == 0.0F ? theme.negative
                                                        : tone;
      frame.draw_list()->AddLine(from.at(i), to.at(j), im(colour),
                                 frame.px(kThinnestWire + share * (kThickestWire - kThinnestWire)));
    }
  }
}

void draw_points(const Frame& frame, const WiringColumn& column, Rgb tone) {
  if (column.is_bar()) {
    const float half = frame.px(kBarOfMaps) / 2.0F;
    frame.draw_list()->AddRectFilled({column.x - half, column.area.y}, {column.x + half, column.area.bottom()},
                                     im(tone));
    return;
  }
  for (std::int64_t i = 0; i < column.count; ++i)
    frame.draw_list()->AddCircleFilled(column.at(i), frame.px(kPointRadius), im(tone));
}

std::vector<float> weights_of(const PointwiseLayer& layer) {
  std::vector<float> weights;
  for (std::int64_t o = 0; o < layer.cout; ++o)
    for (std::int64_t i = 0; i < layer.cin; ++i) weights.push_back(layer.w(o, i));
  return weights;
}

// The two filters are drawn at random where it is made.
PairWiring wiring_of_equal(const Document& document) {
  const PointwiseLayer second = equal_outgoing(document.weights().parameters.cout);
  return {document.shape().c, second.cin, second.cout, {}, weights_of(second)};
}

}  // namespace

PairWiring pair_wiring(PairCase example, const Document& document) {
  const std::int64_t maps = document.shape().c;
  switch (example) {
    case PairCase::kRoad:
      return {maps, kRoadPairHidden, 2, {}, {}};
    case PairCase::kNarrow:  // passes both on
      return {maps, 2, 2, {}, {1.0F, 0.0F, 0.0F, 1.0F}};
    case PairCase::kEqual:
      return wiring_of_equal(document);
    default:
      break;
  }
  const Pair pair = made_pair(example, document);
  const PointwiseLayer &first = pair.network.layer(0).parameters, &second = pair.network.layer(1).parameters;
  return {first.cin, first.cout, second.cout, weights_of(first), weights_of(second)};
}

void draw_pair_wiring(const Frame& frame, Rect area, const PairWiring& wiring, Rgb tone) {
  ImFont* small = frame.fonts().small;
  const float edge = frame.px(kBarOfMaps), numbers = small->FontSize + frame.px(2);
  const Rect points{area.x, area.y, area.w, area.h - numbers};
  const std::int64_t counts[] = {wiring.maps, wiring.hidden, wiring.outputs};
  WiringColumn columns[3];
  for (int i = 0; i < 3; ++i)
    columns[i] = {std::floor(area.x + edge + static_cast<float>(i) * (area.w - 2.0F * edge) / 2.0F), points, counts[i]};
  draw_wires(frame, columns[0], columns[1], wiring.first, tone);
  draw_wires(frame, columns[1], columns[2], wiring.second, tone);
  for (const WiringColumn& column : columns) {
    draw_points(frame, column, tone);
    const std::string count = count_text(column.count);
    const float x =
        std::clamp(column.x, area.x + text_width(small, count) / 2.0F, area.right() - text_width(small, count) / 2.0F);
    draw_text_centred(frame, small, tone, {x, std::floor(points.bottom() + frame.px(2))}, count);
  }
}

}  // namespace pw
