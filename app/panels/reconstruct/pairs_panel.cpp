#include "app/panels/reconstruct/pairs_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/frame/spoken_look.h"
#include "app/presentation/map_colours.h"
#include "app/presentation/number_text.h"
#include "app/widgets/pictures/legend.h"
#include "app/widgets/pictures/marks.h"
#include "app/widgets/pictures/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::int64_t kPairs = 6, kSpokenPairs = 3, kSpokenTables = 2, kSpokenInPortrait = 4, kMostPairs = 12;
constexpr std::int64_t kMostSpoken = 2;  // times as many, at the same size

ImFont* pair_font(const Frame& frame) {
  return is_spoken(frame) ? frame.fonts().spoken : frame.fonts().strong;
}

std::optional<double> explained_of(const DecodedMaps& decoded, std::int64_t map) {
  return decoded.layer->reconstruction.explained.maps[static_cast<std::size_t>(map)];
}

std::string explain_pair(const Frame& frame, const DecodedMaps& decoded, std::int64_t map, bool is_beside) {
  return fmt::format(
      "{}: {} of its variance comes back\n{} the map, {} what the decoder makes of y at each position: one "
      "weight for each of the {}, and a bias. Click: select this map",
      map_name(*frame.document().input, map), share_text(explained_of(decoded, map)), is_beside ? "Left" : "Above",
      is_beside ? "right" : "below", counted(decoded.layer->layer.cout, "output"));
}

}  // namespace

void PairsPanel::lay_out(Rect panel, const Frame& frame) {
  const Shape& shape = frame.document().shape();
  const Rect area = panel_area(frame, panel);
  request_ = {};
  request_.room = {area.w, area.h};
  request_.map = {static_cast<float>(shape.w), static_cast<float>(shape.h)};
  // Numbers need larger cells, and the map and its copy must not look like one table.
  const bool is_read = is_read_as_numbers(shape);
  const std::int64_t spoken = frame.size().y > frame.size().x ? kSpokenInPortrait
                              : is_read                       ? kSpokenTables
                                                              : kSpokenPairs;
  request_.pairs = std::min(is_spoken(frame) ? spoken : kPairs, shape.c);
  request_.most = std::min(is_spoken(frame) ? kMostSpoken * request_.pairs : kMostPairs, shape.c);
  // To the last row their size counts; the best, the selected and the worst are the fewest.
  if (is_spoken(frame)) request_.least = 1.0F;
  request_.label = std::floor(pair_font(frame)->FontSize + frame.px(4));
  request_.side = frame.px(13);
  request_.between = frame.px(is_read ? 12.0F : 2.0F);
  request_.gap = {frame.px(12), frame.px(10)};
  grid_ = fit_pairs(request_);
  size_ = {panel.w - area.w + std::ceil(grid_.width) + 1.0F, panel.h - area.h + std::ceil(grid_.height) + 1.0F};
  place(panel, frame);
}

void PairsPanel::place(Rect panel, const Frame& frame) {
  panel_ = panel;
  const Rect area = panel_area(frame, panel);
  const float step_x = (area.w + request_.gap.x) / static_cast<float>(grid_.columns);
  const float step_y = (grid_.height + request_.gap.y) / static_cast<float>(grid_.rows);
  pairs_.clear();
  for (std::int64_t i = 0; i < grid_.pairs; ++i) {
    const float x = std::floor(area.x + static_cast<float>(i % grid_.columns) * step_x);
    const float y = std::floor(area.y + static_cast<float>(i / grid_.columns) * step_y);
    Pair pair;
    pair.original = whole_size({x, y + request_.label, request_.map.x * grid_.cell, request_.map.y * grid_.cell});
    pair.again = pair.original;
    if (grid_.is_beside)
      pair.again.x += pair.original.w + request_.between;
    else
      pair.again.y += pair.original.h + request_.between;
    const Rect both = pair.both();
    pair.area = {x, y, both.w + request_.side, both.bottom() - y};
    pair.bar = {both.right() + frame.px(7), both.y, frame.px(6), both.h};
    pairs_.push_back(pair);
  }
}

std::string PairsPanel::caption(const Frame& frame, const std::string& heading, float right, bool has_line) const {
  const float room = right - panel_.x - 3.0F * frame.padding() - text_width(frame.fonts().strong, heading);
  const std::string words = grid_.is_beside ? "left the map, right what the decoder makes of y"
                                            : "above the map, below what the decoder makes of y";
  const std::string brief = grid_.is_beside ? "map left, decoded right" : "map above, decoded below";
  std::vector<std::string> forms = {words + " · the same colours", words, brief};
  // A line that is drawn is named before all else.
  if (has_line) {
    const std::string line = fmt::format(" · {}", kZeroLine);
    forms = {forms[0] + line, words + line, brief + line, kZeroLine, brief};
  }
  return first_that_fits(frame.fonts().small, room, forms);
}

std::vector<Button> PairsPanel::buttons(const Frame& frame) const {
  const ImVec2 at{0.0F, panel_.y + frame.px(5)};
  std::vector<Button> buttons = {
      command_button(frame, {"decode.which", 0}, "decode.which.spread", at, frame.px(24), "best to worst"),
      command_button(frame, {"decode.which", 1}, "decode.which.strongest", at, frame.px(24), "strongest")};
  align_right(buttons, panel_.right() - frame.padding(), frame.px(4));
  return buttons;
}

void PairsPanel::input(Frame& frame, const DecodedStack& stack) {
  press_all(frame, buttons(frame));
  const DecodedMaps* decoded = stack.shown();
  if (decoded == nullptr) return;
  for (std::size_t i = 0; i < pairs_.size() && i < decoded->maps.size(); ++i) {
    const std::int64_t map = decoded->maps[i];
    const Pair& pair = pairs_[i];
    const ItemState item = frame.add_item({"decode.map", map}, pair.both());
    if (!item.hovered) continue;
    frame.hover().map = map;
    const Shape& shape = frame.document().shape();
    for (const Rect& picture : {pair.original, pair.again}) {
      if (const auto at = position_at(ImGui::GetIO().MousePos, picture, shape.w, shape.h)) frame.hover().position = at;
    }
    if (item.pressed) frame.select_map(map);
    frame.explain(explain_pair(frame, *decoded, map, grid_.is_beside), pair.area);
  }
}

void PairsPanel::draw(const Frame& frame, const DecodedStack& stack) const {
  const std::vector<Button> all = buttons(frame);
  const DecodedMaps* decoded = stack.shown();
  const auto shown = static_cast<long long>(decoded != nullptr ? decoded->maps.size() : pairs_.size());
  const std::int64_t cin = frame.document().shape().c;
  const float room = all.front().area.x - panel_.x - 2.0F * frame.padding();
  const std::string some = fmt::format("{} of the {} maps, and what comes back", shown, count_text(cin));
  const std::string heading =
      first_that_fits(frame.fonts().strong, room, {shown == cin ? "x, and what comes back" : some, "What comes back"});
  const std::vector<std::span<const float>> planes = planes_of(frame, decoded);
  draw_panel(frame, panel_, heading.empty() ? "What comes back" : heading, frame.theme().text,
             caption(frame, heading, all.front().area.x, has_line(frame, planes)), panel_.right() - all.front().area.x,
             "Some of the maps, each over its reconstruction: the best linear 1×1 from y back to x, by least squares");
  draw_buttons(frame, all);
  if (decoded == nullptr || decoded->maps.empty()) {
    const Rect area = panel_area(frame, panel_);
    draw_paragraph(frame, frame.fonts().body, frame.theme().muted, area.min(), area.w,
                   decoded == nullptr ? "computing…" : "No map varies: there is nothing to bring back.");
    return;
  }
  const Naming names = naming(frame, *decoded);
  const std::size_t count = std::min(pairs_.size(), decoded->maps.size());
  const NumbersBeside numbers(frame, planes, {pairs_.front().original.w, pairs_.front().original.h});
  for (std::size_t i = 0; i < count; ++i) draw_pair(frame, stack, names, numbers, i);
}

// Each map that is shown and what comes back of it: they are compared.
std::vector<std::span<const float>> PairsPanel::planes_of(const Frame& frame, const DecodedMaps* decoded) const {
  std::vector<std::span<const float>> planes;
  const std::size_t count = decoded != nullptr ? std::min(pairs_.size(), decoded->maps.size()) : 0;
  for (std::size_t i = 0; i < count; ++i) {
    planes.push_back(frame.document().input->features.maps.plane(frame.selection().n, decoded->maps[i]));
    planes.push_back(decoded->again.plane(0, static_cast<std::int64_t>(i)));
  }
  return planes;
}

bool PairsPanel::has_line(const Frame& frame, const std::vector<std::span<const float>>& planes) const {
  const Document& document = frame.document();
  const Shape& shape = document.shape();
  // In the colours of maps without negative values no line is drawn.
  if (!input_colours(document, frame.selection().n, frame.display().range_mode, frame.theme()).signed_values)
    return false;
  return std::ranges::any_of(planes, [&](std::span<const float> plane) {
    return has_zero_line(frame.fonts(), pairs_.front().original, shape.w, shape.h, plane);
  });
}

PairsPanel::Naming PairsPanel::naming(const Frame& frame, const DecodedMaps& decoded) const {
  const std::size_t count = std::min(pairs_.size(), decoded.maps.size());
  std::array<std::vector<std::string>, 3> forms;
  for (const std::int64_t map : decoded.maps) {
    const std::string number = std::to_string(map);
    forms[0].push_back(map_name(*frame.document().input, map));
    forms[1].push_back("map " + number);
    forms[2].push_back(number);
  }
  ImFont* const large = pair_font(frame);
  const auto fits = [&](const std::vector<std::string>& names, ImFont* font) {
    for (std::size_t i = 0; i < count; ++i) {
      const float share = text_width(large, share_text(explained_of(decoded, decoded.maps[i])));
      if (text_width(font, names[i]) + share + frame.px(8) > pairs_[i].both().w) return false;
    }
    return true;
  };
  for (const std::size_t form : {0U, 1U}) {
    for (ImFont* font : {large, frame.fonts().strong}) {
      if (fits(forms.at(form), font)) return {font, forms.at(form)};
    }
  }
  return {large, forms[2]};
}

void PairsPanel::draw_pair(const Frame& frame, const DecodedStack& stack, const Naming& naming,
                           const NumbersBeside& numbers, std::size_t i) const {
  const DecodedMaps& decoded = *stack.shown();
  const Pair& pair = pairs_[i];
  const std::int64_t map = decoded.maps[i], n = frame.selection().n;
  const auto index = static_cast<std::int64_t>(i);
  const Theme& theme = frame.theme();
  ImFont* font = pair_font(frame);
  const std::string share = share_text(explained_of(decoded, map));
  draw_text_within(frame, naming.font, theme.text, {pair.area.x, pair.area.y + baseline_drop(font, naming.font)},
                   pair.both().w - text_width(font, share) - frame.px(8), naming.names[i]);
  draw_text_right(frame, font, stack.is_current() ? theme.text : theme.muted, {pair.both().right(), pair.area.y},
                  share);
  const Shape& shape = frame.document().shape();
  const auto draw_map = [&](const char* key, const DataVersion& version, std::span<const float> values, Rect picture) {
    const float lines = sign_lines(frame.fonts(), picture, shape.w, shape.h, values);
    draw_as_input(frame, {key, index}, version, values, picture, map, {lines, &numbers});
  };
  draw_map("decode.original", {frame.document().input, n, map}, frame.document().input->features.maps.plane(n, map),
           pair.original);
  draw_map("decode.again", {frame.document().input, stack.version(), index}, decoded.again.plane(0, index), pair.again);
  frame.mark({"decode.copy", map}, pair.again);
  draw_markers(frame, pair.original);
  draw_markers(frame, pair.again);
  frame.draw_list()->AddRectFilled(pair.bar.min(), pair.bar.max(), im(theme.track));
  const auto back = static_cast<float>(std::clamp(explained_of(decoded, map).value_or(0.0), 0.0, 1.0));
  frame.draw_list()->AddRectFilled({pair.bar.x, std::floor(pair.bar.bottom() - back * pair.bar.h)}, pair.bar.max(),
                                   im(theme.text));
  frame.explain_drawn(pair.area, "How much of this map's variance comes back: the white part of the bar");
  if (frame.selection().map == map || frame.hover().map == map) draw_frame(frame, pair.both());
}

}  // namespace pw
