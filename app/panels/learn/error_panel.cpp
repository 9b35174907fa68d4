#include "app/panels/learn/error_panel.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/presentation/number_text.h"
#include "app/widgets/curtain.h"
#include "app/widgets/pictures/legend.h"
#include "app/widgets/pictures/marks.h"
#include "app/widgets/pictures/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr const char* kErrorExplanation =
    "The gradient of the loss at each label, ∂L/∂y: how far the prediction is off, divided by the number of labels. "
    "Blue: the output should rise there; orange: it should fall.";

std::string formula(const Frame& frame) {
  const LabelGradients* gradients = frame.gradients().shown();
  if (gradients == nullptr) return "";
  const bool is_squared = frame.document().training.loss == TrainingLoss::kSquared;
  return fmt::format("∂L/∂y: ({} − label)/{}", is_squared ? "y" : "p", count_text(gradients->labelled));
}

}  // namespace

void ErrorPanel::lay_out(Rect panel, const Frame& frame) {
  panel_ = panel;
  const PictureWithLine placed = place_map_with_scale(frame, panel_area(frame, panel));
  picture_ = placed.picture;
  legend_ = placed.line;
}

void ErrorPanel::input(Frame& frame) {
  const ItemState item = point_on_picture(frame, {"gradient.output", frame.selection().output}, picture_);
  if (!item.hovered) return;
  frame.explain(kErrorExplanation, panel_);
}

const std::vector<float>& ErrorPanel::values(const Frame& frame) {
  const std::int64_t output = frame.selection().output, n = frame.selection().n;
  const Shape& shape = frame.document().shape();
  return values_.of({frame.gradients().version(), output, n, shape}, [&] {
    std::vector<float> values(static_cast<std::size_t>(shape.pixels()));
    const LabelGradients* gradients = frame.gradients().shown();
    if (gradients == nullptr || output >= gradients->error.shape().c) return values;
    const auto error = gradients->error.plane(0, output);
    const std::size_t first = static_cast<std::size_t>(n) * values.size();
    for (std::size_t i = 0; i < error.size() && error.size() == gradients->positions.size(); ++i) {
      const std::size_t position = gradients->positions[i];
      if (position >= first && position < first + values.size()) values[position - first] = error[i];
    }
    return values;
  });
}

void ErrorPanel::draw(const Frame& frame) {
  draw_panel(frame, panel_, "Error at each label", frame.theme().text, formula(frame), 0.0F, kErrorExplanation);
  if (frame.display().curtain) return draw_curtain(frame, picture_);
  if (frame.gradients().shown() == nullptr) return draw_what_is_missing(frame);
  const std::vector<float>& errors = values(frame);
  const auto [low, high] = std::ranges::minmax_element(errors);
  const Range range = change_range({std::min(*low, 0.0F), std::max(*high, 0.0F)});
  const int w = static_cast<int>(picture_.w), h = static_cast<int>(picture_.h);
  // Labels are single positions: no line around those below 0.
  const Tile tile{0, 0, w, h, 0, range, 1.0F, 0.0F, -1.0F};
  const TilePainting painting{w, h, {tile}, frame.theme().diverging, frame.theme().panel};
  const Shape& shape = frame.document().shape();
  const DataVersion version{nullptr, frame.gradients().version(),
                            frame.selection().n * frame.document().network.cout() + frame.selection().output};
  const GLuint texture =
      frame.pictures().arranged("gradient.output", version, painting, [&errors, &shape](TextureArray& array) {
        Tensor map({1, 1, shape.h, shape.w});
        std::ranges::copy(errors, map.plane(0, 0).begin());
        array.upload(map, 0);
      });
  draw_canvas(frame, texture, picture_);
  draw_markers(frame, picture_);
  draw_legend(frame, legend_, *frame.theme().diverging, range);
}

// In the place of the errors: a scale would have no range.
void ErrorPanel::draw_what_is_missing(const Frame& frame) const {
  draw_no_picture(frame, picture_, frame.training().current().problem().empty() ? "computing…" : "no errors yet");
}

}  // namespace pw
