#include "app/panels/matrix/matrix_code.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <sstream>

#include "app/panels/matrix/code_buttons.h"
#include "app/panels/matrix/shown_code.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::size_t kLeastLines = 3;
// Points.
constexpr float kInset = 8.0F;
constexpr float kLineHeight = 1.25F;  // of the type

// Broken at spaces into lines of at most `columns` letters; a longer word stays whole. What goes on with a comment is
// one.
std::vector<std::string> broken_line(std::string line, std::size_t columns) {
  std::vector<std::string> parts;
  while (line.size() > columns) {
    // A comment that has room in a line of its own stays whole.
    const std::size_t comment = line.find('#'), code = line.find_last_not_of(" #", comment);
    const bool is_apart =
        comment != std::string::npos && code < comment && code < columns && line.size() - comment + 4 <= columns;
    std::size_t space = is_apart ? comment - 1 : line.rfind(' ', columns);
    if (space == std::string::npos || line.find_first_not_of(" #") >= space) space = line.find(' ', columns);
    if (space == std::string::npos) break;
    const std::size_t next = line.find_first_not_of(' ', space);
    // No comment begins where only its sign would stand.
    parts.push_back(line.substr(0, line.find_last_not_of(" #", space) + 1));
    if (next == std::string::npos) return parts;
    const bool goes_on_with_comment = line.find('#') < next;
    line = (goes_on_with_comment ? "    # " : "    ") + line.substr(next);
  }
  parts.push_back(line);
  return parts;
}

std::vector<std::string> lines_of(const std::string& text, std::size_t columns) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    for (std::string& part : broken_line(std::move(line), columns)) lines.push_back(std::move(part));
  }
  return lines;
}

// The first line of the layer itself.
std::size_t main_line(const std::vector<std::string>& lines) {
  const auto found = std::ranges::find_if(lines, is_layer_line);
  return static_cast<std::size_t>(found - lines.begin());
}

bool goes_on(const std::vector<std::string>& lines, std::size_t line) {
  return line < lines.size() && !lines[line].empty() && lines[line].front() == ' ';
}

// After the line that prints the layer's result, which `main` computes.
std::size_t end_of_printing(const std::vector<std::string>& lines, std::size_t main) {
  std::size_t line = main;
  while (line < lines.size() && !lines[line].starts_with("print(")) ++line;
  if (line == lines.size()) return std::min(main + 2, lines.size());
  ++line;
  while (goes_on(lines, line)) ++line;
  return line;
}

// The first line from `from` on, up to `last`, that goes on with no other.
std::size_t beginning(const std::vector<std::string>& lines, std::size_t from, std::size_t last) {
  while (from > 0 && from < last && (lines[from].empty() || goes_on(lines, from))) ++from;
  return from;
}

// So that the layer and what it prints are seen, below a line that says what is above.
std::size_t first_shown(const std::vector<std::string>& lines, std::size_t main, std::size_t printed,
                        std::size_t shown) {
  const std::size_t last = main > 0 ? main - 1 : 0;
  return beginning(lines, std::min(last, printed > shown ? printed - shown : 0), last);
}

// What a dense layer for the whole picture would have; in doubles, because the count may exceed 64 bits.
std::string dense_count(const Shape& shape, std::int64_t cout) {
  const auto pixels = static_cast<double>(shape.pixels());
  const double count =
      pixels * static_cast<double>(shape.c) * pixels * static_cast<double>(cout) + pixels * static_cast<double>(cout);
  constexpr double kExact = 9007199254740992.0;
  return count < kExact ? count_text(static_cast<long long>(count)) : fmt::format("{:.1e}", count);
}

void draw_code(const Frame& frame, ImVec2 at, const std::string& line) {
  ImFont* font = frame.fonts().mono;
  const std::size_t comment = std::min(line.find('#'), line.size());
  const float width = draw_text(frame, font, frame.theme().text, at, line.substr(0, comment));
  draw_text(frame, font, frame.theme().muted, {at.x + width, at.y}, line.substr(comment));
}

}  // namespace

void MatrixCode::lay_out(const MatrixLayout& layout, const Frame& frame) {
  area_ = layout.code;
  // Beside the box, which has them, the line needs no buttons.
  const bool has_box = area_.w >= frame.px(kLeastCode);
  line_.lay_out(layout.line, frame, !has_box);
  text_ = {};
  below_ = area_.y + frame.px(30);
  if (!has_box) return;
  frame.explain_drawn(area_, "The same layer as a program: it gives the same numbers, up to rounding");
  difference_.refresh(frame);
  if (layout.line.h <= 0.0F) lay_out_program(frame);
}

void MatrixCode::lay_out_program(const Frame& frame) {
  const ImFont* font = frame.fonts().mono;
  const float letter = std::max(1.0F, text_width(font, "m"));
  const float columns = std::max(20.0F, (area_.w - 2.0F * frame.px(kInset)) / letter);
  lines_ = lines_of(shown_code(frame), static_cast<std::size_t>(columns));
  const float step = std::floor(font->FontSize * kLineHeight);
  const std::size_t main = main_line(lines_), printed = end_of_printing(lines_, main);
  const std::vector<std::string> words = sentences(frame);
  const auto lines_above = [&](std::span<const std::string> sentences_below) {
    float height = 0.0F;
    for (const std::string& sentence : sentences_below) height += sentence_height(frame, sentence) + frame.px(5);
    const float room = area_.h - frame.px(30 + 38) - 2.0F * frame.px(6) - std::min(height, area_.h * 0.3F);
    return static_cast<std::size_t>(std::max(0.0F, room / step));
  };
  // The sentences give way to the program, down to the first of them where its result would not be seen.
  std::size_t lines = lines_above(words);
  if (lines <= printed - main) lines = lines_above(std::span(words).first(1));
  shown_ = std::clamp(lines, kLeastLines, lines_.size());
  // What matters most is seen first.
  if (!is_scrolled_) first_ = first_shown(lines_, main, printed, shown_);
  first_ = std::min(first_, lines_.size() - shown_);
  text_ = {area_.x, area_.y + frame.px(30), area_.w, static_cast<float>(shown_) * step + 2.0F * frame.px(6)};
  below_ = text_.bottom() + frame.px(8);
}

float MatrixCode::sentence_height(const Frame& frame, const std::string& sentence) const {
  const ImFont* font = frame.fonts().small;
  return font->CalcTextSizeA(font->FontSize, 1e9F, 0.0F, wrapped(font, sentence, area_.w).c_str()).y;
}

// It keeps its place while it is computed, so that nothing moves during a drag.
std::string MatrixCode::difference_sentence(const Frame& frame) const {
  const Document& document = frame.document();
  const auto& found = difference_.found();
  const long long all = document.shape().n * document.shape().pixels() * document.network.cout();
  if (found && found->compared == 0) return "No sum is a finite number: nothing to compare with sums in double.";
  const bool leaves_out = found && found->compared < all;
  const std::string which =
      leaves_out ? fmt::format("all finite numbers ({} of {})", count_text(found->compared), count_text(all))
      : all == 1 ? "the number"
                 : fmt::format("all {} numbers", count_text(all));
  const std::string value = !found ? "computing…" : found->largest == 0.0 ? "0" : number_text(found->largest);
  return fmt::format("Largest difference of {} from the same product summed in double: {}", which, value);
}

std::vector<std::string> MatrixCode::sentences(const Frame& frame) const {
  const Document& document = frame.document();
  std::vector<std::string> sentences = {difference_sentence(frame)};
  sentences.emplace_back(
      "A dense layer applied at every position is this 1×1; VGG's fc7 becomes a 1×1 with 16,781,312 "
      "numbers.");
  if (document.shape().pixels() > 1)
    sentences.push_back(fmt::format("One dense layer for the whole picture would have {} numbers, not {}.",
                                    dense_count(document.shape(), document.network.cout()),
                                    count_text(document.parameters().parameter_count())));
  return sentences;
}

void MatrixCode::input(Frame& frame) {
  difference_.use(frame.session().jobs());
  line_.input(frame);
  if (area_.w < frame.px(kLeastCode)) return;
  if (press_code_choices(frame, code_choices(frame, area_.right(), area_.y))) is_scrolled_ = false;
  press_code_actions(frame, code_actions(frame, {area_.x, below_}, area_.right()));
  if (text_.h <= 0.0F) return;
  const ItemState item = frame.add_item("code.text", text_);
  if (!item.hovered) return;
  if (shown_ < lines_.size())
    frame.explain(fmt::format("Lines {} to {} of {}: the wheel scrolls, Copy gives all", first_ + 1, first_ + shown_,
                              lines_.size()));
  const float wheel = ImGui::GetIO().MouseWheel;
  is_scrolled_ = is_scrolled_ || wheel != 0.0F;
  if (wheel > 0.0F) first_ -= std::min(first_, static_cast<std::size_t>(std::ceil(wheel * 2.0F)));
  if (wheel < 0.0F)
    first_ = std::min(first_ + static_cast<std::size_t>(std::ceil(-wheel * 2.0F)), lines_.size() - shown_);
}

void MatrixCode::draw_program(const Frame& frame) const {
  ImDrawList* draw = frame.draw_list();
  draw->AddRectFilled(text_.min(), text_.max(), im(frame.theme().background));
  draw->AddRect(text_.min(), text_.max(), im(frame.theme().border));
  draw->PushClipRect(text_.min(), text_.max(), true);
  const float step = std::floor(frame.fonts().mono->FontSize * kLineHeight);
  for (std::size_t i = 0; i < shown_ && first_ + i < lines_.size(); ++i) {
    // Not all of it is seen.
    const bool is_cut = i + 1 == shown_ && goes_on(lines_, first_ + i + 1);
    // In the place of the first one, that there are more above.
    const std::string line = i == 0 && first_ > 0 ? fmt::format("# … {} lines above", first_ + 1)
                                                  : lines_[first_ + i] + (is_cut ? " …" : "");
    draw_code(frame, {text_.x + frame.px(kInset), text_.y + frame.px(6) + static_cast<float>(i) * step}, line);
  }
  if (shown_ < lines_.size()) {
    const float share = text_.h / static_cast<float>(lines_.size());
    const float top = text_.y + share * static_cast<float>(first_);
    draw->AddRectFilled({text_.right() - frame.px(4), top},
                        {text_.right() - frame.px(1), top + share * static_cast<float>(shown_)},
                        im(frame.theme().muted, 0.6F));
  }
  draw->PopClipRect();
}

void MatrixCode::draw(const Frame& frame) {
  line_.draw(frame);
  if (area_.w < frame.px(kLeastCode)) return;
  const auto buttons = code_choices(frame, area_.right(), area_.y);
  draw_buttons(frame, buttons);
  const float title = buttons.front().area.x - area_.x - frame.px(8);
  ImFont* strong = frame.fonts().strong;
  const std::string name = first_that_fits(strong, title, {"In code"});
  draw_text(frame, strong, frame.theme().text, {area_.x, area_.y + frame.px(4)}, name);
  if (text_.h > 0.0F) draw_program(frame);
  draw_buttons(frame, code_actions(frame, {area_.x, below_}, area_.right()));
  float y = below_ + frame.px(30);
  const auto words = sentences(frame);
  for (std::size_t i = 0; i < words.size(); ++i) {
    ImFont* font = frame.fonts().small;
    if (y + sentence_height(frame, words[i]) > area_.bottom()) break;
    y += draw_paragraph(frame, font, i == 0 ? frame.theme().text : frame.theme().muted, {area_.x, y}, area_.w,
                        words[i]) +
         frame.px(5);
  }
}

}  // namespace pw
