#include "app/panels/cost/inception/module_boxes.h"

#include <fmt/format.h>

#include <cmath>

#include "app/cost/count_text.h"
#include "app/presentation/map_colours.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kArrowHead = 7.0F;  // points

std::string bytes_of_box(const ModuleView& view, const MapBox& box) {
  MapSize size = view.module.input;
  size.maps = box.maps;
  return fmt::format("{}, {} as float32", stack_text(size, box.maps), bytes_text(byte_count(size)));
}

// What has no kernel and is not computed here.
Rgb plain_tone(const Frame& frame) {
  return frame.theme().kind == ThemeKind::kDark ? Rgb{66, 74, 86} : Rgb{214, 219, 227};
}

}  // namespace

void draw_x_box(const Frame& frame, const ModuleView& view, const WidgetKey& key, const MapBox& box, InputBox& x) {
  frame.mark(key, box.bounds());
  if (view.has_x)
    x.draw(frame, key, box);
  else
    draw_map_box(frame, box, plain_tone(frame), view.names_lines);
  const Shape& shape = frame.document().shape();
  frame.explain_drawn(
      box.bounds(),
      fmt::format("x, which all branches read: {}. {}", bytes_of_box(view, box),
                  view.has_x
                      ? "In front the first map; above and at the right the edges of all, each map in its own range"
                      : fmt::format("Not computed here: the stack that is open has {} × {} × {}", count_text(shape.h),
                                    count_text(shape.w), count_text(shape.c))));
}

void draw_pooled_box(const Frame& frame, const ModuleView& view, const WidgetKey& key, const MapBox& box,
                     const PooledMaps& pooled) {
  frame.mark(key, box.bounds());
  const bool has_faces = view.has_x && pooled.faces() != nullptr;
  if (has_faces)
    draw_map_box(frame, key, box, *pooled.faces(), pooled.version(),
                 *input_colours(frame.document(), frame.selection().n, RangeMode::kPerMap, frame.theme()).map);
  else
    draw_map_box(frame, box, plain_tone(frame), view.names_lines);
  frame.explain_drawn(box.bounds(), fmt::format("x after the max pooling 3×3: {}. {}", bytes_of_box(view, box),
                                                has_faces    ? "Computed here, since pooling has no weights"
                                                : view.has_x ? "Being computed"
                                                             : "Not computed here: x is not the stack that is open"));
}

void draw_made_box(const Frame& frame, const ModuleView& view, const WidgetKey& key, const MapBox& box,
                   std::int64_t kernel, const std::string& by) {
  frame.mark(key, box.bounds());
  draw_map_box(frame, box, kernel_tone(frame.theme(), kernel), view.names_lines);
  frame.explain_drawn(box.bounds(), fmt::format("What {} makes: {}. Not computed here: it has no weights", by,
                                                bytes_of_box(view, box)));
}

void draw_box_caption(const Frame& frame, const ModuleView& view, const MapBox& box, std::string_view name,
                      float most) {
  ImFont* small = frame.fonts().small;
  const float y = std::floor(box.front.bottom() + frame.px(3));
  float x = box.front.x;
  if (!name.empty()) x += draw_text(frame, small, frame.theme().muted, {x, y}, name) + frame.px(5);
  const std::string size = stack_text(view.module.input, box.maps);
  const std::string text =
      first_that_fits(small, box.front.x + most - x, {size, counted(box.maps, "map"), count_text(box.maps)});
  draw_text(frame, small, name.empty() ? frame.theme().muted : frame.theme().text, {x, y}, text);
  frame.explain_drawn({box.front.x, y, most, small->FontSize},
                      fmt::format("{}: rows, columns, maps", bytes_of_box(view, box)));
}

void draw_module_line(const Frame& frame, ImVec2 from, ImVec2 to) {
  frame.draw_list()->AddLine(from, to, im(frame.theme().muted), std::max(1.0F, frame.px(1)));
}

void draw_module_arrow_down(const Frame& frame, ImVec2 from, ImVec2 to) {
  const float head = frame.px(kArrowHead);
  if (to.y - from.y < head) return;
  draw_module_line(frame, from, {to.x, to.y - head});
  frame.draw_list()->AddTriangleFilled({to.x + head / 2.0F, to.y - head}, {to.x - head / 2.0F, to.y - head}, to,
                                       im(frame.theme().muted));
}

void draw_module_arrow(const Frame& frame, ImVec2 from, ImVec2 to) {
  const float head = frame.px(kArrowHead);
  if (to.x - from.x < head) return;
  draw_module_line(frame, from, {to.x - head, to.y});
  frame.draw_list()->AddTriangleFilled({to.x - head, to.y - head / 2.0F}, {to.x - head, to.y + head / 2.0F}, to,
                                       im(frame.theme().muted));
}

}  // namespace pw
