#include "app/panels/learn/paint_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/frame/spoken_look.h"
#include "app/panels/learn/label_looks.h"
#include "app/panels/learn/paint_stroke.h"
#include "app/presentation/map_colours.h"
#include "app/presentation/number_text.h"
#include "app/training/trained_network.h"
#include "app/widgets/pictures/cell_numbers.h"
#include "app/widgets/pictures/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kLeastCaption = 110.0F;  // points, of the words beside the picture

float picture_ratio(const Document& document) {
  if (document.picture != nullptr)
    return static_cast<float>(document.picture->width) / static_cast<float>(document.picture->height);
  return static_cast<float>(document.shape().w) / static_cast<float>(document.shape().h);
}

// Before anything is labelled: from the longest to the shortest.
std::vector<std::string> what_to_paint(const Document& document) {
  const std::string how = fmt::format(
      "Choose a class above and drag over some of its positions on the {}, then another class. The right button takes "
      "labels away.",
      document.picture != nullptr ? "picture" : "map");
  const char* brief = "Choose a class above and drag over some of its positions, then another class";
  const char* least = "drag on it: some of each class";
  if (document.ground_truth == nullptr)
    return {how + " One position in five is held out, to test what is learned.", how, brief, least};
  if (!has_classes(trained_outputs(document))) return {how, brief, least};
  return {how + " Or have some drawn at random from the ground truth.", how, brief, least};
}

std::string joined(const std::vector<std::string>& parts, const char* between) {
  return fmt::format("{}", fmt::join(parts, between));
}

Rect fit_picture(Rect area, const Document& document) {
  return document.picture != nullptr ? whole_size(fit(area, picture_ratio(document))) : fit_map(area, document.shape());
}

}  // namespace

void PaintPanel::lay_out(Rect panel, const Frame& frame) {
  panel_ = panel;
  has_heading_ = panel.h >= frame.px(250) && !is_spoken(frame);
  const Rect area = panel_area(frame, panel);
  const float tools_h = frame.px(24);
  const Rect tools{area.x, has_heading_ ? area.y : panel.y + frame.px(7), area.w, tools_h};
  tools_.lay_out(tools);
  const float top = tools.bottom() + frame.px(8);
  const float height = std::max(1.0F, area.bottom() - top);
  const float text_h = frame.fonts().small->FontSize;
  // Beside the picture where that leaves it more room, else below it.
  const float most = area.w - frame.px(kLeastCaption) - frame.padding();
  const Rect beside = fit_picture({area.x, top, std::max(1.0F, most), height}, frame.document());
  const Rect above =
      fit_picture({area.x, top, area.w, std::max(1.0F, height - text_h - frame.px(6))}, frame.document());
  picture_ = beside.h > above.h ? beside : above;
  caption_ = beside.h > above.h
                 ? Rect{beside.right() + frame.padding(), top, area.right() - beside.right() - frame.padding(), height}
                 : Rect{area.x, std::min(above.bottom() + frame.px(6), area.bottom() - text_h), area.w, text_h};
}

void PaintPanel::input(Frame& frame) {
  tools_.input(frame);
  input_picture(frame);
}

MapPoint PaintPanel::map_point(const Frame& frame, ImVec2 at) const {
  const Shape& shape = frame.document().shape();
  return {(at.x - picture_.x) / picture_.w * static_cast<float>(shape.w),
          (at.y - picture_.y) / picture_.h * static_cast<float>(shape.h)};
}

void PaintPanel::input_picture(Frame& frame) {
  const ItemState item = frame.add_item("paint.picture", picture_, PointerButtons::kLeftOrRight);
  const Shape& shape = frame.document().shape();
  const ImVec2 pointer = ImGui::GetIO().MousePos;
  if (item.hovered) {
    frame.hover().position = position_at(pointer, picture_, shape.w, shape.h);
  }
  if (item.pressed) {
    frame.begin_gesture();
    stroke_from_.reset();
  }
  if (item.active && frame.gesture_is_open())
    stroke(frame, pointer, painted_class(frame, ImGui::IsMouseDown(ImGuiMouseButton_Right)));
  if (item.released) {
    stroke_from_.reset();
    frame.end_gesture();
  }
}

void PaintPanel::stroke(Frame& frame, ImVec2 to, std::uint8_t kind) {
  const MapPoint now = map_point(frame, to);
  const MapPoint from = stroke_from_.value_or(now);
  const bool begins = !stroke_from_;
  if (!begins && from.x == now.x && from.y == now.y) return;
  stroke_from_ = now;
  if (begins || frame.selection().brush.tool != BrushTool::kFill) paint(frame, from, now, kind);
}

const std::vector<bool>& PaintPanel::held_out(const Frame& frame) {
  const auto& setup = frame.training().current().setup();
  const std::int64_t n = frame.selection().n;
  const auto& labels = frame.document().labels;
  return held_out_.of({setup, labels, n}, [&]() -> std::vector<bool> {
    if (setup == nullptr || setup->labels != labels) return {};
    const std::vector<bool> all = held_out_labels(*setup);
    if (all.empty()) return {};
    const auto begin = all.begin() + n * setup->input->shape().pixels();
    return {begin, begin + setup->input->shape().pixels()};
  });
}

const std::shared_ptr<const Image>& PaintPanel::ground(const Frame& frame) {
  const Document& document = frame.document();
  const std::int64_t n = frame.selection().n, map = frame.selection().map;
  if (document.picture != nullptr) return ground_.of({}, [] { return std::shared_ptr<const Image>(); });
  return ground_.of({document.input, n, map, frame.display().range_mode, frame.theme().kind}, [&] {
    const InputColours colours = input_colours(document, n, frame.display().range_mode, frame.theme());
    const Range range = input_range(document, n, map, frame.display().range_mode, colours.signed_values);
    auto image = std::make_shared<Image>();
    image->width = static_cast<int>(document.shape().w);
    image->height = static_cast<int>(document.shape().h);
    for (const float value : document.input->features.maps.plane(n, map)) {
      const Rgb colour = color_of(*colours.map, range, value);
      image->rgb8.insert(image->rgb8.end(), {colour.r, colour.g, colour.b});
    }
    return std::shared_ptr<const Image>(std::move(image));
  });
}

PaintPanel::Caption PaintPanel::caption(const Frame& frame) {
  const Document& document = frame.document();
  const std::int64_t all = document.shape().n * document.shape().pixels();
  Caption caption;
  std::int64_t labelled = 0;
  if (document.labels != nullptr) {
    const std::vector<std::int64_t>& counts = counts_.of({document.labels, class_count(document)}, [&] {
      return label_counts(*document.labels, class_count(document));
    });
    for (std::size_t kind = 0; kind < counts.size(); ++kind) {
      labelled += counts[kind];
      if (counts[kind] == 0) continue;
      caption.classes.push_back(fmt::format("{} {}", count_text(counts[kind]),
                                            class_name(trained_outputs(document), static_cast<std::int64_t>(kind))));
    }
  }
  caption.count = fmt::format("{} of {} positions labelled", count_text(labelled), count_text(all));
  if (labelled == 0) caption.to_do = what_to_paint(document);
  return caption;
}

void PaintPanel::draw(const Frame& frame) {
  draw_panel(frame, panel_, has_heading_ ? "Paint" : "", frame.theme().text,
             has_heading_ ? "a few strokes of each class" : "", 0.0F,
             "Labels: which class is right at a position. Training changes W until the outputs agree with them");
  const Caption words = caption(frame);
  frame.explain_drawn(caption_, words.in_one_line() + (words.to_do.empty() ? "" : "\n" + words.to_do.front()));
  tools_.draw(frame);
  const bool fits = frame.document().labels == nullptr || frame.document().labels->fits(frame.document().shape());
  const GLuint texture = frame.pictures().labels(
      "paint.picture", static_cast<int>(picture_.w), static_cast<int>(picture_.h), label_painting(frame),
      fits ? frame.document().labels : nullptr, held_out(frame), ground(frame));
  draw_canvas(frame, texture, picture_);
  draw_values(frame);
  frame.draw_list()->AddRect(picture_.min(), picture_.max(), im(frame.theme().border));
  draw_brush(frame);
  draw_caption(frame, words);
}

std::string PaintPanel::Caption::in_one_line() const {
  return classes.empty() ? count : count + " · " + joined(classes, ", ");
}

// Without the classes where all of them have no room.
void PaintPanel::draw_caption(const Frame& frame, const Caption& caption) const {
  ImFont* font = frame.fonts().small;
  if (caption_.h > 2.0F * font->FontSize) return draw_caption_beside(frame, caption);
  std::vector<std::string> forms;
  for (const std::string& words : caption.to_do) forms.push_back(caption.count + " · " + words);
  forms.insert(forms.end(), {caption.in_one_line(), caption.count});
  const std::string fitting = first_that_fits(font, caption_.w, forms);
  draw_text_within(frame, font, frame.theme().text, caption_.min(), caption_.w,
                   fitting.empty() ? caption.count : fitting);
}

// A line for each class, or one for all of them; below it what to do.
void PaintPanel::draw_caption_beside(const Frame& frame, const Caption& caption) const {
  ImFont* font = frame.fonts().small;
  const auto height_of = [&](const std::string& text) {
    const float lines = wrapped_line_count(font, text, caption_.w);
    return lines * (font->FontSize + frame.px(2));
  };
  std::string shown = caption.count;
  for (const char* between : {", ", "\n"}) {
    const std::string all = caption.count + "\n" + joined(caption.classes, between);
    if (!caption.classes.empty() && height_of(all) <= caption_.h) shown = all;
  }
  float y = caption_.y + draw_paragraph(frame, font, frame.theme().text, caption_.min(), caption_.w, shown);
  y += frame.px(8);
  for (const std::string& words : caption.to_do) {
    if (y + height_of(words) > caption_.bottom()) continue;
    draw_paragraph(frame, font, frame.theme().muted, {caption_.x, y}, caption_.w, words);
    return;
  }
}

// Of the map, which is painted on where there is no photo; not on labels.
void PaintPanel::draw_values(const Frame& frame) const {
  const Document& document = frame.document();
  if (document.picture != nullptr) return;
  const std::int64_t n = frame.selection().n, map = frame.selection().map;
  const Shape& shape = document.shape();
  const InputColours colours = input_colours(document, n, frame.display().range_mode, frame.theme());
  const Range range = input_range(document, n, map, frame.display().range_mode, colours.signed_values);
  const auto is_labelled = [&](Position at) {
    const LabelMap* labels = document.labels.get();
    return labels != nullptr && labels->fits(shape) &&
           labels->classes[static_cast<std::size_t>((n * shape.h + at.y) * shape.w + at.x)] != kUnlabelled;
  };
  draw_cell_values(
      frame, picture_, shape.w, shape.h, document.input->features.maps.plane(n, map),
      [&](float value) { return color_of(*colours.map, range, value); }, picture_, is_labelled);
}

// A ring as wide as the brush.
void PaintPanel::draw_brush(const Frame& frame) const {
  const ItemState item = frame.item("paint.picture");
  if (!item.hovered && !item.active) return;
  const ImVec2 at = ImGui::GetIO().MousePos;
  const float position = picture_.w / static_cast<float>(frame.document().shape().w);
  const float radius = std::max(frame.px(4), static_cast<float>(frame.selection().brush.size) * position / 2.0F);
  frame.draw_list()->AddCircle(at, radius, IM_COL32(0, 0, 0, 255), 0, frame.px(3.5F));
  frame.draw_list()->AddCircle(at, radius, IM_COL32(255, 255, 255, 255), 0, frame.px(1.5F));
}

}  // namespace pw
