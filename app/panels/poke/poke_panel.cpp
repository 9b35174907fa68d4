#include "app/panels/poke/poke_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "app/frame/spoken_look.h"
#include "app/panels/poke/poke_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Points.
constexpr float kPokeButton = 24.0F;
constexpr float kPokeGap = 4.0F;
constexpr float kAfterStrides = 18.0F;
constexpr float kPokeRowGap = 6.0F, kLeastPokeRowGap = 3.0F;
constexpr float kClosePadding = 6.0F;

constexpr std::array kPokeKernels = {PokeKernel::kOne, PokeKernel::kThree, PokeKernel::kFive, PokeKernel::kDense};
constexpr std::array kPokeKernelCommands = {"position.kernel.1", "position.kernel.3", "position.kernel.5",
                                            "position.kernel.dense"};

// Behind the kernels and the strides; what their buttons say in few words, and in more.
constexpr std::size_t kFirstAction = 2;
struct ActionWords {
  std::string_view brief;
  std::array<const char*, 3> longer;  // from the longest
};
constexpr ActionWords kActionWords[] = {{"blind", {"Change x where W is blind", "where W is blind", "blind step"}},
                                        {"where W is blind", {"Change x where W is blind"}},
                                        {"pixel", {"change a pixel"}},
                                        {"sum", {"show the sum"}},
                                        {"taps", {"outer taps"}}};

float group_width(const std::vector<Button>& group, float gap) {
  float width = -gap;
  for (const Button& button : group) width += button.area.w + gap;
  return width;
}

// As place_group() breaks them.
int lines_of(const std::vector<Button>& group, float gap, float width) {
  int lines = 1;
  float x = 0.0F;
  for (const Button& button : group) {
    if (x > 0.0F && x + button.area.w > width + 1.0F) {
      ++lines;
      x = 0.0F;
    }
    x += button.area.w + gap;
  }
  return lines;
}

Rect group_rect(const std::vector<Button>& group) {
  Rect all = group.front().area;
  for (const Button& button : group) {
    const float right = std::max(all.right(), button.area.right()),
                bottom = std::max(all.bottom(), button.area.bottom());
    all = {std::min(all.x, button.area.x), all.y, right - std::min(all.x, button.area.x), bottom - all.y};
  }
  return all;
}

}  // namespace

std::vector<PokePanel::Group> PokePanel::groups(const Frame& frame, Words words) const {
  const float height = frame.px(kPokeButton);
  const auto button = [&](const WidgetKey& key, const char* command, std::optional<std::string> label = std::nullopt) {
    return command_button(frame, key, command, {}, height, std::move(label));
  };
  // In a narrow panel with less beside their names, then by their widths alone.
  constexpr std::array kNarrowLabels = {"1", "3", "5", "dense"};
  Group kernels, close, narrow;
  for (std::size_t i = 0; i < kPokeKernels.size(); ++i) {
    const WidgetKey key{"poke.kernel", static_cast<std::int64_t>(i)};
    kernels.push_back(button(key, kPokeKernelCommands[i], kernel_name(kPokeKernels[i])));
    close.push_back(kernels.back());
    close.back().area.w =
        std::ceil(text_width(frame.fonts().body, close.back().label) + 2.0F * frame.px(kClosePadding));
    narrow.push_back(button(key, kPokeKernelCommands[i], kNarrowLabels[i]));
  }
  const float gap = frame.px(kPokeGap);
  const auto is_too_wide = [&](const Group& group) { return group_width(group, gap) > area_.w; };
  // Whole names come before the numbers alone, which have no fewer lines.
  if (is_too_wide(kernels))
    kernels = is_too_wide(close) && lines_of(narrow, gap, area_.w) < lines_of(close, gap, area_.w) ? narrow : close;
  const Group strides = {button({"poke.stride", 0}, "position.stride.1", "1"),
                         button({"poke.stride", 1}, "position.stride.2", "2")};
  using Label = std::optional<std::string>;
  // "Change x where W is blind" and "show the sum": first the verb goes, then one of both, then both.
  const bool is_short = words == Words::kNoVerb || words == Words::kFewest;
  const Label blind = words >= Words::kNoClause ? Label("blind")
                      : words != Words::kFull   ? Label("where W is blind")
                                                : std::nullopt;
  const bool has_outer = geometry_of(frame.selection().poke).size > 1;
  return {kernels,
          strides,
          {button("poke.blind", "position.blind", blind)},
          {button("poke.pixel", "position.pixel")},
          {has_outer ? button("poke.outer", "position.outer",
                              is_short ? Label(is_spoken(frame) ? "outer taps" : "taps") : std::nullopt)
                     : button("poke.sum", "position.sum", is_short ? Label("sum") : std::nullopt)}};
}

void PokePanel::lay_out(Rect panel, const Frame& frame) {
  panel_ = panel;
  area_ = panel_area(frame, panel);
  head_ = {command_button(frame, "poke.back", "position.back", {0.0F, panel.y + frame.px(5)}, frame.px(kPokeButton))};
  align_right(head_, panel.right() - frame.px(8), frame.px(kPokeGap));
  // Beside a stride, one word reads as a stride.
  constexpr std::array kRows = {Rows{kPokeRowGap, true}, Rows{kLeastPokeRowGap, true}, Rows{kPokeRowGap, false}};
  for (const Words words : {Words::kFull, Words::kFewer, Words::kNoVerb, Words::kNoClause, Words::kFewest}) {
    if (std::ranges::any_of(kRows, [&](const Rows& rows) { return place(groups(frame, words), rows, frame); })) break;
  }
  for (std::size_t i = kFirstAction; i < groups_.size(); ++i) lengthen(frame, i);
}

// What the button says, in as many words as its row has room for.
void PokePanel::lengthen(const Frame& frame, std::size_t group) {
  Button& button = groups_[group].front();
  const auto* words = std::ranges::find(kActionWords, button.label, &ActionWords::brief);
  // The line of text beside the last one comes before.
  if (words == std::end(kActionWords) || text_.y < button.area.bottom()) return;
  std::vector<Button*> behind;
  float right = button.area.right();
  for (std::size_t i = group + 1; i < groups_.size(); ++i) {
    Button& other = groups_[i].front();
    if (other.area.y != button.area.y) break;
    behind.push_back(&other);
    right = other.area.right();
  }
  for (const char* label : words->longer) {
    if (label == nullptr) break;
    const float more = std::ceil(text_width(frame.fonts().body, label) - text_width(frame.fonts().body, button.label));
    if (right + more > area_.right()) continue;
    button.label = label;
    button.area.w += more;
    for (Button* other : behind) other->area.x += more;
    break;
  }
}

PokePanel::RowWords PokePanel::row_words(const Frame& frame, const std::vector<Group>& groups) const {
  ImFont* small = frame.fonts().small;
  const float gap = frame.px(kPokeGap);
  const float stride = text_width(small, "stride") + frame.px(8);
  // Below each other, both have their words in one column.
  const float column = std::max(stride, text_width(small, "kernel") + frame.px(8));
  const float kernels_w = group_width(groups[0], gap), strides_w = group_width(groups[1], gap);
  const bool is_beside = kernels_w + gap + stride + strides_w <= area_.w;
  const bool has_kernel = !is_beside && column + kernels_w <= area_.w;
  return {has_kernel, has_kernel ? column : stride};
}

// In rows, as many as leave a line for what they show; the others have their keys.
bool PokePanel::place(std::vector<Group> groups, const Rows& rows, const Frame& frame) {
  const RowWords words = row_words(frame, groups);
  groups_.clear();
  kernel_word_x_ = words.has_kernel ? area_.x : -1.0F;
  stride_word_x_ = -1.0F;
  ImVec2 at{area_.x, area_.y + frame.px(2)};
  for (std::size_t i = 0; i < groups.size(); ++i) {
    // From the last row the button comes before the words, which the table beside it says in numbers.
    const bool needs_no_line = is_spoken(frame) && i + 1 == groups.size() && groups[i].front().is_enabled;
    const float below = needs_no_line ? 0.0F : frame.fonts().small->FontSize + frame.px(2);
    begin_group(frame, groups[i], i, rows, words, at);
    // A group that is wider than the panel has two lines.
    const float lines = group_width(groups[i], frame.px(kPokeGap)) > area_.w ? 2.0F : 1.0F;
    if (at.y + lines * frame.px(kPokeButton + rows.gap) + below > area_.bottom()) break;
    if (i == 1) stride_word_x_ = at.x;
    if (i == 0 && words.has_kernel) at.x += words.width;
    if (i == 1) at.x += words.width;
    place_group(frame, groups[i], rows, at);
    groups_.push_back(groups[i]);
  }
  place_text(frame, rows.gap);
  return groups_.size() == groups.size();
}

// Beside the one before it where both have room, or in the next row; `at`: from the end of that one to the beginning of
// this, which for strides is their word's.
void PokePanel::begin_group(const Frame& frame, const Group& group, std::size_t i, const Rows& rows,
                            const RowWords& words, ImVec2& at) const {
  const float gap = frame.px(kPokeGap), width = group_width(group, gap) + (i == 1 ? words.width : 0.0F);
  if (at.x == area_.x) return;
  // What follows the strides is none.
  const float before = i == 2 ? frame.px(kAfterStrides) : gap;
  const bool is_after_stride = rows.stride_stands_alone && i == 2 && words.has_kernel;
  if (is_after_stride || at.x + before + width > area_.right()) {
    at = {area_.x, at.y + frame.px(kPokeButton + rows.gap)};
    return;
  }
  // The strides stand at the right of the kernels.
  at.x = i == 1 ? area_.right() - width : at.x + before;
}

void PokePanel::place_group(const Frame& frame, Group& group, const Rows& rows, ImVec2& at) const {
  const float gap = frame.px(kPokeGap);
  for (Button& button : group) {
    if (at.x > area_.x && at.x + button.area.w > area_.right() + 1.0F)
      at = {area_.x, at.y + frame.px(kPokeButton + rows.gap)};
    button.area.x = std::floor(at.x);
    button.area.y = std::floor(at.y);
    at.x += button.area.w + gap;
  }
  at.x -= gap;
}

// Below the buttons, or right of the last ones.
void PokePanel::place_text(const Frame& frame, float row_gap) {
  const float line = frame.fonts().small->FontSize;
  const Rect last = groups_.empty() ? Rect{area_.x, area_.y, 0.0F, 0.0F} : group_rect(groups_.back());
  const float below = last.bottom() + (groups_.empty() ? 0.0F : frame.px(row_gap));
  text_ = {area_.x, below, area_.w, area_.bottom() - below};
  if (text_.h >= line) return;
  const float x = last.right() + frame.px(10);
  text_ = {x, std::floor(last.centre().y - line / 2.0F), area_.right() - x, line};
}

void PokePanel::input(Frame& frame) {
  press_all(frame, head_);
  for (const Group& group : groups_) press_all(frame, group);
  const auto marked = [&](const char* key, std::size_t i) {
    if (i < groups_.size()) frame.mark(key, group_rect(groups_[i]));
  };
  marked("poke.kernel", 0);
  marked("poke.stride", 1);
  frame.mark("poke", panel_);
}

void PokePanel::draw(const Frame& frame) const {
  const float reserved = panel_.right() - head_.front().area.x;
  const Fonts& fonts = frame.fonts();
  const float inner = panel_.w - reserved - 2.0F * frame.padding();
  const std::string title = first_that_fits(fonts.strong, inner, {"Change one value", "Change a value", "Change x"});
  const float room = inner - frame.padding() - text_width(fonts.strong, title);
  // A mean is not dragged.
  const bool is_mean = frame.selection().probe.of == ProbeOf::kMean;
  const char* what = frame.poked().is_active() ? "of x; who answers?" : is_mean ? "of x" : "drag a bar of x";
  draw_panel(frame, panel_, title, frame.theme().text, first_that_fits(fonts.small, room, {what, "of x"}), reserved,
             "Change one number of x: which numbers of y change? What is changed holds here, in the mode one position; "
             "training, labels and all other pictures read x as it is");
  draw_buttons(frame, head_);
  for (const Group& group : groups_) draw_buttons(frame, group);
  draw_words(frame);
  draw_answer(frame);
}

// What the buttons of a group set.
void PokePanel::draw_words(const Frame& frame) const {
  ImFont* font = frame.fonts().small;
  const std::pair<float, const char*> words[] = {{kernel_word_x_, "kernel"}, {stride_word_x_, "stride"}};
  for (std::size_t i = 0; i < std::size(words); ++i) {
    if (words[i].first < 0.0F || i >= groups_.size()) continue;
    const Rect& first = groups_[i].front().area;
    draw_text(frame, font, frame.theme().muted, {words[i].first, first.y + (first.h - font->FontSize) / 2.0F},
              words[i].second);
  }
}

}  // namespace pw
