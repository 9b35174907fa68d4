#include "app/panels/two_layers/few/layers_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/panels/two_layers/pair_pictures.h"
#include "app/panels/two_layers/pair_texts.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Of what the ReLU makes of a hidden map, the longest first. Where it is 0 hardly anywhere, no hatching is seen.
std::vector<std::string> zero_texts(const PairMaps& maps, std::int64_t hidden) {
  if (!maps.has_activation()) return {};
  const double share = maps.zero[static_cast<std::size_t>(hidden)];
  constexpr double kLeastSeen = 0.005;
  if (share < kLeastSeen) return {share > 0.0 ? "0 at few positions" : "0 nowhere"};
  const std::string zero = "0 at " + percent_text(share);
  return {"hatched: " + zero + " of positions", "hatched: " + zero, zero};
}

}  // namespace

void LayersPanel::lay_out(Rect panel, const Frame& frame, const ShownPair& shown) {
  panel_ = panel;
  blocks_.clear();
  hidden_ = shown.hidden();
  if (panel.w <= 0.0F) return;
  head_.lay_out(panel, {true, true, false}, frame.px(150), frame, shown);
  if (!shown.has_input()) return;
  blocks_ = layer_blocks(panel_area(frame, panel), frame, shown);
  head_.lay_out_pages({blocks_.front().hidden, static_cast<std::int64_t>(blocks_.size())}, frame);
}

void LayersPanel::input(Frame& frame, const PairView& view) const {
  if (panel_.w <= 0.0F) return;
  head_.input(frame);
  if (const auto hidden = head_.pressed_page(frame)) return select_hidden(frame, view.shown, *hidden);
  for (const LayerBlock& block : blocks_) {
    for (const PairCell& cell : block.first) input_pair_cell(frame, view, cell);
    input_pair_bias(frame, view, block.bias);
    for (const PairCell& cell : block.second) input_pair_cell(frame, view, cell);
    const ItemState item = point_on_pair(frame, view.shown, {"hidden", block.hidden}, block.picture);
    if (item.pressed) select_hidden(frame, view.shown, block.hidden);
    if (item.hovered) frame.explain(hidden_map_text(view, block.hidden));
  }
}

void LayersPanel::draw(const Frame& frame, const PairView& view) const {
  if (panel_.w <= 0.0F) return;
  const ShownPair& shown = view.shown;
  const std::string sizes =
      fmt::format("W₁: {} × {}, W₂: {} × {}", hidden_, shown.first().cin, shown.second().cout, hidden_);
  const float room = panel_.w - 2.0F * frame.padding() - head_.reserved();
  const std::string heading = first_that_fits(frame.fonts().strong, room, {sizes + " weights", sizes, "W₁, W₂"});
  const auto count = static_cast<std::int64_t>(blocks_.size());
  const std::string caption = count < hidden_ ? fmt::format("{} of {} hidden maps shown", count, hidden_)
                                              : pair_caption(frame, panel_, heading, head_.reserved(),
                                                             {"every cell is a slider · h: " + scale_of_hidden(view),
                                                              "h: " + scale_of_hidden(view), "drag a cell"});
  draw_panel(frame, panel_, heading, frame.theme().text, caption, head_.reserved(),
             "Two 1×1 convolutions, one after the other: each row of W1 makes a hidden map, each row of W2 an output");
  head_.draw(frame);
  for (const LayerBlock& block : blocks_) draw_block(frame, view, block);
  if (shown.has_input()) return;
  const Rect area = panel_area(frame, panel_);
  draw_paragraph(frame, frame.fonts().body, frame.theme().text, area.min(), area.w,
                 "This pair reads a picture, and this stack has none. Choose another example.");
}

void LayersPanel::draw_title(const Frame& frame, const PairView& view, const LayerBlock& block) const {
  const ShownPair& shown = view.shown;
  ImFont *small = frame.fonts().small, *strong = frame.fonts().strong;
  Rect at = block.picture;
  at.w = std::max(at.w, std::min(frame.px(kTitleOfMap), block.title_right - at.x));
  const float y = block.area.y;
  draw_text_within(frame, small, frame.theme().muted, {block.area.x, block.numbers}, block.first_right - block.area.x,
                   fmt::format("W₁ row {}", block.hidden));
  draw_text_within(frame, small, frame.theme().muted, {block.second_left, block.numbers},
                   block.area.right() - block.second_left, "W₂");
  const float name = draw_text(frame, strong, hidden_colour(frame, shown, block.hidden), {at.x, y - frame.px(1)},
                               hidden_label(block.hidden)) +
                     frame.px(10);
  const PairMaps* maps = shown.maps();
  const std::vector<std::string> titles = hidden_titles(shown, block.hidden);
  std::string right;
  if (maps != nullptr) {
    const std::string here =
        "here " + number_text(value_here(frame, shown, maps->shown_hidden().maps.view(), block.hidden));
    std::vector<std::string> texts = zero_texts(*maps, block.hidden);
    for (std::string& text : texts) text += " · " + here;
    texts.push_back(here);
    // What it computes comes before the longest of them.
    const float title_w = text_width(small, titles.front()), room = at.w - name - frame.px(12);
    right = first_that_fits(small, room - title_w, texts);
    if (right.empty()) right = first_that_fits(small, room, texts);
    draw_text_right(frame, small, frame.theme().text, {at.right(), y}, right);
  }
  const float left = at.w - name - text_width(small, right) - frame.px(12);
  draw_text(frame, small, frame.theme().muted, {at.x + name, y}, first_that_fits(small, left, titles));
}

// Below the numbers of W2, between this hidden map and the next or the output.
void LayersPanel::draw_sign(const Frame& frame, const LayerBlock& block) const {
  const float used = block.second.empty() ? block.area.y : block.second.back().area.bottom();
  ImFont *large = frame.fonts().large, *strong = frame.fonts().strong;
  ImFont* font = block.numbers_end - used >= large->FontSize ? large : strong;
  draw_text_centred(frame, font, frame.theme().muted,
                    {(block.second_left + block.area.right()) / 2.0F, block.numbers_end - font->FontSize},
                    block.hidden + 1 == hidden_ ? "= y" : "+");
}

void LayersPanel::draw_block(const Frame& frame, const PairView& view, const LayerBlock& block) const {
  const ShownPair& shown = view.shown;
  ImFont* small = frame.fonts().small;
  draw_title(frame, view, block);
  for (const PairCell& cell : block.first) {
    draw_text_within(frame, small, frame.theme().text,
                     {block.area.x, std::floor(cell.area.centre().y - small->FontSize / 2.0F)},
                     cell.area.x - block.area.x - frame.px(6), input_name(shown, *cell.id.input));
    draw_pair_cell(frame, view, cell);
  }
  draw_text(frame, small, frame.theme().muted,
            {block.area.x, std::floor(block.bias.value.centre().y - small->FontSize / 2.0F)}, "b");
  draw_pair_bias(frame, view, block.bias);
  for (const PairCell& cell : block.second) draw_pair_cell(frame, view, cell);
  draw_sign(frame, block);
  const PairMaps* maps = shown.maps();
  if (maps == nullptr) return draw_no_pair_picture(frame, shown, block.picture);
  const bool has_relu = maps->has_activation();
  draw_pair_picture(frame, shown,
                    {{"hidden.picture", block.hidden},
                     block.picture,
                     &maps->shown_hidden().maps,
                     block.hidden,
                     has_relu ? view.looks.hidden : view.looks.sums,
                     has_relu});
}

}  // namespace pw
