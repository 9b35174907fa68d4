#include "app/panels/weights/weights_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "app/frame/parameter_edit.h"
#include "app/geometry/layout.h"
#include "app/panels/weights/weight_bars.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr const char* kOfNumbers = "output";  // before one of the numbers beside the rows
constexpr float kLeastName = 40.0F;           // points: of a name that is cut
constexpr float kLeastBar = 3.0F;             // pixels: narrower bars are hard to tell apart
constexpr std::int64_t kMostBiases = 32;      // more rows have no room for theirs
constexpr std::int64_t kMostBars = 256;       // of more, a part is visible at a time

std::string explain_bias(const Frame& frame, std::int64_t output) {
  const Document& document = frame.document();
  return fmt::format(
      "b[{}] = {}\nthe bias of {}: added at every position\nDrag · Shift: fine · double-click, or click the number: "
      "type · right-click: 0",
      output, signed_text(parameter_value(document, bias_id(output))), output_name(document.weights(), output));
}

std::string filter_title(std::int64_t output) {
  return fmt::format("filter {}", output);
}

std::string explain_filter(const Frame& frame, std::int64_t output) {
  const Document& document = frame.document();
  const std::int64_t cin = document.network.cin();
  const bool has_its_bias = document.network.cout() <= kShownRows || output == frame.selection().output;
  return fmt::format("Filter {}: one row of W\n{} and a bias mix {} into one output: {}{}", output,
                     cin == 1 ? "1 weight" : count_text(cin) + " weights", cin == 1 ? "the map" : "the maps",
                     output_name(document.weights(), output),
                     has_its_bias ? "" : "\nPress: its bias b appears at the left");
}

}  // namespace

void WeightsPanel::lay_out(Rect panel, Rect labels_column, Rect maps_column, const Frame& frame, float least_labels) {
  panel_ = panel;
  const float padding = frame.padding();
  // The columns are below the maps; in a narrow window they take from the labels what they need.
  Rect area{maps_column.x + padding, panel.y + frame.px(34), maps_column.w - 2.0F * padding, panel.h - frame.px(44)};
  labels_area_ = {labels_column.x + padding, area.y, labels_column.w - padding, area.h};
  const std::int64_t bars = std::min(frame.document().network.cin(), kMostBars);
  const float missing = std::ceil(std::max(0.0F, static_cast<float>(bars) * kLeastBar - area.w));
  const float row_h = area.h / static_cast<float>(frame.document().network.cout());
  const float spare = std::max(0.0F, labels_area_.w - std::max(least_labels, least_label_width(frame, row_h)));
  const float more = std::min(missing, spare);
  area.x -= more;
  area.w += more;
  labels_area_.w -= more;
  head_.lay_out(panel, frame);
  geometry_.lay_out(area, {area.x, panel.bottom() - frame.px(8), area.w, frame.px(4)}, frame);
  lay_out_labels(frame);
}

void WeightsPanel::lay_out_labels(const Frame& frame) {
  labels_.clear();
  names_.clear();
  rows_a_name_ = 1;
  widest_bias_ = 0.0F;
  for (std::int64_t o = 0; o < std::min(frame.document().network.cout(), kMostBiases); ++o)
    widest_bias_ = std::max(
        widest_bias_, text_width(frame.fonts().spoken, signed_text(parameter_value(frame.document(), bias_id(o)))));
  const Rect& area = labels_area_;
  const float row_h = geometry_.geometry().row_h;
  if (row_h < frame.px(20)) return lay_out_low_labels(frame);
  for (std::int64_t o = 0; o < geometry_.geometry().rows; ++o)
    labels_.push_back(filter_label(frame, o, {area.x, area.y + static_cast<float>(o) * row_h, area.w, row_h}));
  name_place_ = name_place(frame);
}

WeightsPanel::NamePlace WeightsPanel::name_place(const Frame& frame) const {
  const Fonts& fonts = frame.fonts();
  const auto all = [&](const auto& fits) {
    return std::ranges::all_of(labels_, [&](const FilterLabel& label) {
      return fits(label.name, output_name(frame.document().weights(), label.output), filter_title(label.output));
    });
  };
  // Beside "filter 0": whole, or what `least` leaves of it.
  const auto fits_beside = [&](std::optional<float> least) {
    return all([&](const Rect& area, const std::string& name, const std::string& title) {
      const float left = area.w - text_width(fonts.strong, title) - frame.px(8);
      const bool is_number = name.find_first_of("0123456789") != std::string::npos;  // its end must not be cut
      return text_width(fonts.small, name) <= left || (least && !is_number && left >= *least);
    });
  };
  if (fits_beside(std::nullopt)) return NamePlace::kBeside;
  if (all([&](const Rect& area, const std::string&, const std::string&) {
        return area.h >= least_two_line_height(frame);
      }))
    return NamePlace::kBelow;
  const bool instead = all([&](const Rect& area, const std::string& name, const std::string&) {
    return text_width(fonts.strong, name) <= area.w;
  });
  if (instead && !frame.document().weights().output_names.empty()) return NamePlace::kInstead;
  return fits_beside(frame.px(kLeastName)) ? NamePlace::kBeside : NamePlace::kNone;
}

// The selected filter with its bias at the left, the names of all at the right, beside their rows.
void WeightsPanel::lay_out_low_labels(const Frame& frame) {
  Rect area = labels_area_;
  const std::int64_t rows = geometry_.geometry().rows;
  const float row_h = geometry_.geometry().row_h;
  const float names_w = filter_names_width(frame, rows, area.w * 0.4F);
  area.w -= names_w + frame.padding();
  // Type that is a little higher than a row still reads; beside lower rows only some have their names.
  const float rows_a_name = std::ceil(0.85F * frame.fonts().small->FontSize / std::max(1.0F, row_h));
  rows_a_name_ = std::max<std::int64_t>(1, static_cast<std::int64_t>(rows_a_name));
  const std::int64_t output = std::min(frame.selection().output, rows - 1);
  for (std::int64_t o = 0; o < rows; ++o) {
    // The selected one always has its name, which says which row it is.
    const bool is_regular = o % rows_a_name_ == 0 && std::abs(o - output) >= rows_a_name_;
    if (o != output && !is_regular) continue;
    const Rect row{labels_area_.right() - names_w, area.y + static_cast<float>(o) * row_h, names_w, row_h};
    names_.push_back({o, row, row, {}, {}});
  }
  // Its number stands below its name where there is no room beside it.
  float height = frame.px(32);
  if (area.w < least_label_width(frame, height)) height = least_stacked_height(frame);
  labels_.push_back(filter_label(frame, output, {area.x, area.y, area.w, height}));
  name_place_ = name_place(frame);
}

void WeightsPanel::input(Frame& frame) {
  geometry_.input(frame);
  for (const FilterLabel& label : labels_) input_label(frame, label);
  for (const FilterLabel& label : names_) input_name(frame, label);
  head_.input(frame);
}

Slider WeightsPanel::bias_slider(const Frame& frame, const FilterLabel& label) const {
  return parameter_slider({"bias_slider", label.output}, label.slider,
                          parameter_value(frame.document(), bias_id(label.output)), frame.scales().biases);
}

void WeightsPanel::input_label(Frame& frame, const FilterLabel& label) const {
  if (label.output >= frame.document().network.cout()) return;
  const auto explanation = [output = label.output](const Frame& shown) { return explain_bias(shown, output); };
  input_name(frame, label);
  input_value_text(frame, {{"bias_value", label.output}, label.value, bias_id(label.output)}, explanation);
  if (frame.item({"bias_value", label.output}).hovered) frame.hover().output = label.output;
  if (label.slider.w <= 0.0F) return;
  const Slider slider = bias_slider(frame, label);
  const SliderEvent event = slide(frame, slider, explanation);
  follow_slider(frame, event, bias_id(label.output), {label.slider.x, label.slider.bottom()});
  const ItemState held = frame.item(slider.key);
  if (held.hovered || held.active) frame.hover().output = label.output;
}

// A press selects the filter.
void WeightsPanel::input_name(Frame& frame, const FilterLabel& label) const {
  const std::int64_t output = label.output;
  if (output >= frame.document().network.cout()) return;
  const ItemState item = frame.add_item({"filter", output, label.value.w > 0.0F ? -1 : 0}, label.name);
  if (item.clicked) frame.select_output(output);
  if (!item.hovered) return;
  frame.hover().output = output;
  frame.explain([output](const Frame& shown) { return explain_filter(shown, output); });
}

void WeightsPanel::draw(const Frame& frame) const {
  geometry_.draw(frame);
  for (const FilterLabel& label : labels_) draw_label(frame, label);
  for (const FilterLabel& label : names_) draw_name(frame, label);
  const std::int64_t rows = geometry_.geometry().rows;
  if (static_cast<std::int64_t>(labels_.size()) == rows) return;
  const Rect& label = labels_.front().row;
  const std::string count = fmt::format("{} filters", rows);
  draw_text(frame, frame.fonts().small, frame.theme().muted, {label.x, label.bottom() + frame.px(4)},
            first_that_fits(frame.fonts().small, label.w,
                            {count + ": press one for its b", count + ", one row each", count}));
  if (rows_a_name_ == 1) return;
  const float next = label.bottom() + frame.px(6) + frame.fonts().small->FontSize;
  draw_text(frame, frame.fonts().small, frame.theme().muted, {label.x, next},
            first_that_fits(frame.fonts().small, label.w,
                            {fmt::format("a name for every {} rows", rows_a_name_),
                             fmt::format("1 name per {} rows", rows_a_name_)}));
}

void WeightsPanel::draw_head(const Frame& frame) const {
  head_.draw(frame);
  geometry_.draw_on_top(frame);
}

void WeightsPanel::draw_label(const Frame& frame, const FilterLabel& label) const {
  const Fonts& fonts = frame.fonts();
  // Rows of cells say which one is selected by its name alone.
  const bool is_lit = label.output == frame.selection().output || frame.hover().output == label.output;
  const bool is_dim = draws_matrix(frame) && labels_.size() > 1 && !is_lit;
  const Rgb colour = is_dim ? frame.theme().muted : frame.output_colour(label.output);
  const std::string name = output_name(frame.document().weights(), label.output);
  const Rect& area = label.name;
  const bool is_below = name_place_ == NamePlace::kBelow;
  const float height = is_below ? least_two_line_height(frame) : fonts.strong->FontSize;
  const float y = std::floor(area.centre().y - height / 2.0F);
  const bool is_instead = name_place_ == NamePlace::kInstead;
  const float title_w =
      draw_text(frame, fonts.strong, colour, {area.x, y}, is_instead ? name : filter_title(label.output));
  draw_bias(frame, label);
  if (is_instead || name_place_ == NamePlace::kNone) return;
  const ImVec2 at = is_below ? ImVec2{area.x, y + fonts.strong->FontSize}
                             : ImVec2{area.x + title_w + frame.px(8), y + baseline_drop(fonts.strong, fonts.small)};
  draw_text_within(frame, fonts.small, frame.theme().muted, at, area.right() - at.x, name);
}

void WeightsPanel::draw_bias(const Frame& frame, const FilterLabel& label) const {
  ImFont* small = frame.fonts().small;
  const ValueText value{{"bias_value", label.output}, label.value, bias_id(label.output)};
  const bool has_slider = label.slider.w > 0.0F;
  // In one line with those of the other rows.
  const float beside = std::max(label.row.x + text_width(small, "b"), label.value.right() - widest_bias_ - frame.px(6));
  const float right = has_slider ? label.slider.x - frame.px(5) : beside;
  frame.explain_drawn({label.name.right(), label.name.y, right - label.name.right(), label.name.h},
                      [output = label.output](const Frame& shown) { return explain_bias(shown, output); });
  draw_text_right(frame, small, frame.theme().muted, {right, label.value.centre().y - small->FontSize / 2.0F}, "b");
  if (has_slider) draw_slider(frame, bias_slider(frame, label));
  draw_value_text(frame, value);
}

void WeightsPanel::draw_name(const Frame& frame, const FilterLabel& label) const {
  ImFont* small = frame.fonts().small;
  const bool is_selected = label.output == frame.selection().output;
  const bool is_lit = is_selected || frame.hover().output == label.output;
  const Rgb colour = is_lit ? frame.output_colour(label.output) : frame.theme().muted;
  const std::string whole = output_name(frame.document().weights(), label.output);
  const std::string name = first_that_fits(small, label.name.w, {whole, std::to_string(label.output)});
  const float y = label.name.centre().y - small->FontSize / 2.0F;
  draw_text(frame, small, colour, {label.name.x, y}, name);
  if (name != whole && label.output == worded_name(frame))
    draw_text_right(frame, small, colour, {label.name.x - text_width(small, " "), y}, kOfNumbers);
}

// Of names that are numbers, the one that says what they are: that of the selected output, or the first one below the
// words at the left.
std::int64_t WeightsPanel::worded_name(const Frame& frame) const {
  const float line = frame.fonts().small->FontSize + frame.px(4);
  const float below = labels_.front().row.bottom() + (rows_a_name_ == 1 ? 1.0F : 2.0F) * line;
  const float left = names_.front().name.x - text_width(frame.fonts().small, kOfNumbers) - frame.px(6);
  if (left < labels_area_.x) return -1;
  std::int64_t first = -1;
  for (const FilterLabel& label : names_) {
    if (label.name.y < below) continue;
    if (label.output == frame.selection().output) return label.output;
    if (first < 0) first = label.output;
  }
  return first;
}

}  // namespace pw
