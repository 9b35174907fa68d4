#include "app/views/cost/next_layer_page.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "app/frame/spoken_look.h"
#include "app/views/cost/next_layer_commands.h"
#include "app/views/cost/next_layer_state.h"

namespace pw {
namespace {

constexpr int kSharedParts = 3;
constexpr const char* kPartLabels[kSharedParts] = {"boxes", "what it costs", "measured"};
constexpr const char* kPartTexts[kSharedParts] = {"Shows both ways to scale (V)", "Shows what each layer costs (V)",
                                                  "Shows what was timed, and a slide to check (V)"};

}  // namespace

std::vector<Command> NextLayerPage::commands() {
  std::vector<Command> commands = next_layer_commands();
  commands.push_back({"cost.page",
                      "Next part",
                      "Shows the next of boxes, what it costs, and measured, where they share a place",
                      {"V"},
                      "Next layer: the next part",
                      [this](Frame&) { show_next(); },
                      [this](const Frame&) { return layout_.is_paged; }});
  return commands;
}

bool NextLayerPage::shows(Shown part) const {
  if (!shares(part)) return true;
  // What was chosen may have a place of its own by now.
  return (shares(shown_) ? shown_ : Shown::kCosts) == part;
}

void NextLayerPage::show_next() {
  for (int i = 1; i <= kSharedParts; ++i) {
    const auto next = static_cast<Shown>((static_cast<int>(shown_) + i) % kSharedParts);
    if (!shares(next) || shows(next)) continue;
    shown_ = next;
    return;
  }
}

void NextLayerPage::refresh(Frame& frame) {
  if (kept_ == nullptr) kept_ = std::make_unique<KeptVariance>(frame.session().jobs().quick());
  kept_->refresh(frame.document());
}

void NextLayerPage::lay_out(Rect body, const Frame& frame) {
  body_ = body;
  ledger_ = make_ledger(frame, kept_.get());
  if (lit_) ledger_.lit = lit_;
  layout_ = lay_out_next_layer({body, frame.px(1), is_spoken(frame), GainPanel::spoken_height(frame)});
  const std::vector<Button> buttons = page_buttons(frame);
  const float reserved =
      buttons.empty() ? 0.0F : layout_.costs.right() - frame.padding() - buttons.front().area.x + frame.px(10);
  gain_.lay_out(layout_.gain, frame);
  lanes_.lay_out(layout_.lanes, frame, ledger_, layout_.keeps_lanes ? 0.0F : reserved);
  costs_.lay_out(layout_.costs, frame, ledger_, reserved);
  measured_.lay_out(layout_.measured, frame, ledger_, reserved);
  hint_ = ledger_hint(ledger_, shows(Shown::kMeasured) && measured_.has_fcn_sentence());
}

std::vector<Button> NextLayerPage::page_buttons(const Frame& frame) const {
  if (!layout_.is_paged) return {};
  std::vector<Button> buttons;
  const Rect& panel = layout_.costs;
  const float height = frame.px(is_spoken(frame) ? 26.0F : 24.0F);
  for (int i = 0; i < kSharedParts; ++i) {
    if (!shares(static_cast<Shown>(i))) continue;
    buttons.push_back(
        button_at(frame, {"cost.page", i}, kPartLabels[i], kPartTexts[i], {0.0F, panel.y + frame.px(5)}, height));
    buttons.back().is_on = shows(static_cast<Shown>(i));
  }
  align_right(buttons, panel.right() - frame.padding(), frame.px(4));
  return buttons;
}

void NextLayerPage::input(Frame& frame) {
  if (kept_ == nullptr) return;
  for (const Button& button : page_buttons(frame)) {
    if (press(frame, button)) shown_ = static_cast<Shown>(button.key.i);
  }
  lit_.reset();
  gain_.input(frame, ledger_, *kept_);
  if (shows(Shown::kLanes)) lanes_.input(frame, ledger_);
  if (shows(Shown::kCosts)) lit_ = costs_.input(frame, ledger_);
  if (shows(Shown::kMeasured)) measured_.input(frame, ledger_);
}

std::string_view NextLayerPage::hint(const Frame&) const {
  return hint_;
}

void NextLayerPage::draw(const Frame& frame) {
  // Input may have changed the settings.
  lay_out(body_, frame);
  gain_.draw(frame, ledger_);
  if (shows(Shown::kLanes)) lanes_.draw(frame, ledger_);
  if (shows(Shown::kCosts)) costs_.draw(frame, ledger_);
  if (shows(Shown::kMeasured)) measured_.draw(frame, ledger_);
  draw_buttons(frame, page_buttons(frame));
}

std::vector<Rect> NextLayerPage::panels() const {
  if (layout_.is_paged && !layout_.keeps_lanes) return {layout_.gain, layout_.lanes};
  if (layout_.is_paged) return {layout_.gain, layout_.lanes, layout_.costs};
  return {layout_.gain, layout_.lanes, layout_.costs, layout_.measured};
}

std::optional<LayerShape> NextLayerPage::layer_shown(const Frame& frame) const {
  const NextLayer layer = next_layer(frame.cost().settings(), frame.document());
  LayerShape shown{layer.input.maps, layer.reduced};
  shown.stack = Shape{layer.input.images, layer.input.maps, layer.input.rows, layer.input.columns};
  shown.story = ShapeStory::kCounted;
  return shown;
}

void NextLayerPage::describe(StateWriter& writer, const Frame& frame) const {
  describe_next_layer(writer, frame, make_ledger(frame, kept_.get()));
}

}  // namespace pw
