#include "app/panels/maps/shape_notes.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// From the longest to the shortest.
std::vector<std::vector<std::string>> shape_notes(const PointwiseLayer& layer, const KernelGeometry& kernel) {
  const std::string gone = fmt::format("{} is summed away,", layer.cin);
  const std::string kept = fmt::format("{} {}", layer.cout, layer.cout == 1 ? "remains" : "remain");
  if (const auto all = kernel_parameters(kernel, layer.cin, layer.cout); kernel.size > 1 && all)
    return {{gone + " " + kept,
             fmt::format("{} × {} weights + {} bias{} = {} parameters", kernel.taps(),
                         count_text(layer.cout * layer.cin), layer.cout, layer.cout == 1 ? "" : "es", count_text(*all)),
             "the same at every position"},
            {gone, kept}};
  return {{gone + " " + kept,
           fmt::format("{} × {} weights + {} bias{} = {} parameters", layer.cout, count_text(layer.cin), layer.cout,
                       layer.cout == 1 ? "" : "es", count_text(layer.parameter_count())),
           "the same at every position"},
          {gone, kept}};
}

std::vector<std::vector<std::string>> notes_of_pair(const LayerShape& pair) {
  const std::int64_t hidden = pair.hidden.value_or(0);
  const std::int64_t first = pair.maps_in * hidden, second = hidden * pair.maps_out, biases = hidden + pair.maps_out;
  const std::string gone = fmt::format("{} is summed away, then {}", count_text(pair.maps_in), hidden);
  return {{gone,
           fmt::format("{} + {} weights, {} biases = {} numbers", count_text(first), count_text(second), biases,
                       count_text(first + second + biases)),
           "the same at every position"},
          {gone, fmt::format("{} numbers", count_text(first + second + biases))}};
}

std::string explain_notes(const Frame& frame) {
  const PointwiseLayer& layer = frame.document().parameters();
  return fmt::format(
      "{} × {} weights + {} bias{} = {} parameters, the same ones at all {} positions\nA dense layer would have a "
      "weight "
      "of its own for every number of x and every number of y",
      layer.cout, count_text(layer.cin), layer.cout, layer.cout == 1 ? "" : "es", count_text(layer.parameter_count()),
      count_text(frame.document().shape().pixels()));
}

}  // namespace

void draw_shape_notes(const Frame& frame, const KernelGeometry& kernel, Rect area,
                      const std::optional<LayerShape>& other) {
  ImFont* font = frame.fonts().small;
  const float step = font->FontSize + frame.px(4);
  const bool is_pair = other && other->hidden;
  for (const std::vector<std::string>& lines :
       is_pair ? notes_of_pair(*other) : shape_notes(frame.document().parameters(), kernel)) {
    float widest = 0.0F;
    for (const std::string& line : lines) widest = std::max(widest, text_width(font, line));
    const float height = static_cast<float>(lines.size()) * step;
    if (widest > area.w || height > area.h + frame.px(2)) continue;
    const float top = area.centre().y - height / 2.0F;
    const Rect block{area.right() - widest, top, widest, height};
    if (is_pair)
      frame.explain_drawn(block, "The numbers of both layers. Merged into one, without a ReLU, they are fewer");
    else
      frame.explain_drawn(block, explain_notes);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      draw_text_right(frame, font, i == 1 ? frame.theme().text : frame.theme().muted,
                      {area.right(), top + static_cast<float>(i) * step + frame.px(2)}, lines[i]);
    }
    return;
  }
}

}  // namespace pw
