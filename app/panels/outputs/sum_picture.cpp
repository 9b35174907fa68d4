#include "app/panels/outputs/sum_picture.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/panels/outputs/output_lines.h"
#include "app/presentation/number_text.h"
#include "app/widgets/curtain.h"
#include "app/widgets/pictures/cell_numbers.h"
#include "app/widgets/pictures/legend.h"
#include "app/widgets/pictures/marks.h"
#include "app/widgets/pictures/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

OutputRange range_of_map(TensorView sums, std::int64_t n, std::int64_t output) {
  return output_ranges(sums.map(n, output)).front();
}

// "96 of 256 products + b".
std::vector<std::string> sum_captions(const Frame& frame) {
  const Document& document = frame.document();
  if (!document.mask.solo.empty() && frame.added() == document.network.cin())
    return {fmt::format("{} soloed products + b", document.mask.solo.size())};
  const std::string counted = fmt::format("{} of {} products", frame.added(), document.network.cin());
  return {counted + " + b", counted};
}

std::string explain_sum(const Frame& frame) {
  if (!frame.has_outputs()) return "computing…";
  const Selection& selection = frame.selection();
  const Position position = frame.hover().position.value_or(selection.position);
  const auto sums = frame.outputs_so_far().sums().plane(selection.n, selection.output);
  const float sum = sums[static_cast<std::size_t>(position.y * frame.document().shape().w + position.x)];
  return fmt::format(
      "{} at row {}, column {}: {} of {} products and the bias add up to {}\nWith all of them it is y, before the "
      "activation.",
      output_name(frame.document().weights(), selection.output), position.y, position.x, frame.added(),
      frame.document().network.cin(), signed_text(sum));
}

}  // namespace

void SumPicture::input(Frame& frame, Rect panel, Rect picture) {
  const ItemState item = point_on_picture(frame, "sum", picture);
  if (!item.hovered) return;
  frame.hover().output = frame.selection().output;
  frame.explain(explain_sum, panel);
}

OutputColours SumPicture::colours(const Frame& frame) {
  const std::int64_t n = frame.selection().n;
  const std::int64_t output = frame.selection().output;
  const Session& session = frame.session();
  if (session.outputs().activation() == Activation::kNone)
    return frame.scales().outputs[static_cast<std::size_t>(output)];
  const OutputRange& range =
      range_.of({nullptr, session.outputs_version(), n * session.outputs().sums().shape().c + output},
                [&] { return range_of_map(session.outputs().sums(), n, output); });
  return output_colours(Activation::kNone, range, holds_pixels(frame.document()), frame.theme());
}

void SumPicture::draw(const Frame& frame, Rect panel, Rect picture, Rect legend) {
  const std::int64_t output = frame.selection().output;
  ImFont* small = frame.fonts().small;
  const std::string name = output_name(frame.document().weights(), output);
  std::string heading = "Running sum: " + name;
  if (text_width(frame.fonts().strong, heading) > panel.w - 2.0F * frame.padding()) heading = "Sum: " + name;
  const float left = panel.w - 3.0F * frame.padding() - text_width(frame.fonts().strong, heading);
  draw_panel(frame, panel, heading, frame.output_colour(output), first_that_fits(small, left, sum_captions(frame)));
  if (!frame.display().curtain) frame.explain_drawn(panel, explain_sum);
  if (frame.display().curtain) {
    frame.mark("sum", picture);
    return draw_curtain(frame, picture);
  }
  const OutputColours shown = colours(frame);
  const int w = static_cast<int>(picture.w);
  const int h = static_cast<int>(picture.h);
  const Shape& shape = frame.document().shape();
  const auto values = frame.outputs_so_far().sums().plane(frame.selection().n, output);
  // As the whole sum, to whose sign it comes: y beside it has the same lines unless an activation changes its sign.
  const float lines = output_lines(frame.fonts(), picture, frame.session().outputs().sums(), frame.selection().n);
  const Tile tile{0, 0, w, h, static_cast<int>(output), shown.range, 1.0F, 0.0F, lines};
  draw_canvas(frame, frame.pictures().sums_so_far("sum", {w, h, {tile}, shown.map, frame.theme().panel}), picture);
  draw_cell_values(
      frame, picture, shape.w, shape.h, values, [&](float value) { return color_of(*shown.map, shown.range, value); },
      picture);
  draw_markers(frame, picture);
  const bool has_line = shows_lines(picture, shape, lines) && have_both_signs(values);
  draw_legend(frame, legend, *shown.map, shown.range, has_line);
}

void SumPicture::describe(StateWriter& writer, const Frame& frame) const {
  if (!frame.has_outputs()) return;
  const OutputRange range = range_of_map(frame.outputs_so_far().sums(), frame.selection().n, frame.selection().output);
  writer.section("sum") = {{"min", state_number(range.min)}, {"max", state_number(range.max)}};
}

}  // namespace pw
