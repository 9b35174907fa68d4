#include "app/panels/bars/toolbar.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/document/builtin_inputs.h"
#include "app/import/presets.h"
#include "app/panels/bars/button_row.h"
#include "app/panels/bars/read_input.h"
#include "app/widgets/menu.h"
#include "app/widgets/text.h"
#include "compute/core/letters.h"

namespace pw {
namespace {

constexpr const char* kTitle = "Pointwise";

const char* look_name(ThemeKind kind) {
  switch (kind) {
    case ThemeKind::kDark:
      return "Dark";
    case ThemeKind::kLight:
      return "Light";
    case ThemeKind::kProjector:
      return "Projector";
  }
  return "";
}

Choice command_choice(const Frame& frame, std::string_view id, bool current) {
  const Command& command = frame.commands().find(id);
  return {command.label, command.help + ".", current, is_enabled(command, frame)};
}

std::string features_label(const Frame& frame) {
  if (!reads_features(frame)) return "Features";
  const Source& source = frame.document().source;
  if (source.extractor) return std::string("Features: ") + extractor_name(*source.extractor);
  return source.is_built_in() ? "Features: whole numbers" : "Features: from file";
}

// "Weights: trained, edited"; the name of a file is cut. Where two layers are trained, those are others.
std::string weights_label(const Frame& frame) {
  const Weights& weights = frame.document().weights();
  const bool is_beside_pair = frame.selection().view == "learn" && frame.selection().tab == "train" &&
                              frame.document().training.target == NetworkId::kPair;
  constexpr std::size_t kLongest = 24;
  std::string name = weights.name;
  if (weights.is_built_in) name.resize(std::min({name.size(), name.find(" on "), name.find(',')}));
  if (name.size() > kLongest) name = std::string(whole_characters(name, kLongest - 2)) + "…";
  if (name.empty()) return "Weights";
  const char* of = is_beside_pair ? "Weights of one layer: " : "Weights: ";
  return of + name + (weights.is_edited ? ", edited" : "");
}

}  // namespace

float Toolbar::gap(const Frame& frame) const {
  return frame.px(is_narrow_ ? 5 : 8);
}

void Toolbar::lay_out(Rect bar, const Frame& frame) {
  bar_ = bar;
  is_narrow_ = bar.w < frame.px(1240);
  for (const Labels labels : {Labels::kFull, Labels::kShort, Labels::kSigns, Labels::kLeast, Labels::kMenu}) {
    labels_ = labels;
    place(frame);
    const Buttons all = buttons(frame);
    if (all.redo_right() + gap(frame) <= all.end_left()) break;
  }
}

void Toolbar::place(const Frame& frame) {
  title_right_ = bar_.x + (has_title() ? frame.px(14) + text_width(frame.fonts().strong, kTitle) : 0.0F);
  ButtonRow row(frame, bar_, title_right_ + frame.px(is_narrow_ ? 10 : 18), gap(frame));
  row.command("open", "open");
  scenes_.lay_out(row.at(), row.height(), labels_ == Labels::kMenu, frame);
}

Toolbar::Buttons Toolbar::buttons(const Frame& frame) const {
  const bool is_full = labels_ == Labels::kFull;
  const std::string features = is_full ? features_label(frame) : "Features";
  const bool is_pair = frame.selection().view == "two_layers";
  const std::string own = is_pair ? "Weights: " + chosen_name(frame, "two.case.") : weights_label(frame);
  const std::string weights = is_full ? own : "Weights";
  Buttons all;
  ButtonRow row(frame, bar_, title_right_ + frame.px(is_narrow_ ? 10 : 18), gap(frame));
  all.open = row.command("open", "open");
  row.skip(scenes_.width() + gap(frame));
  all.input = row.button("input", choice_label("Input"), "Choose the layer's input (1, 2, 3)");
  all.extractor = row.button("extractor", choice_label(features),
                             "How feature maps are extracted from the image, and how much of a photo is used");
  all.preset = row.button("preset", choice_label(weights), "Preset weights, each of which makes a point");
  const bool has_more = labels_ == Labels::kMenu;
  if (!has_more) all.save = row.button("save", choice_label("Save"), "Save weights (Ctrl+S) or outputs (Ctrl+Shift+S)");
  row.skip(frame.px(is_narrow_ ? 4 : 14));
  const auto sign = [&](const char* text) { return has_title() ? std::nullopt : std::optional<std::string>(text); };
  all.right.push_back(row.command("undo", "undo", sign("↶")));
  all.right.push_back(row.command("redo", "redo", sign("↷")));
  add_end(frame, all);
  return all;
}

// The views and what stands right of them.
void Toolbar::add_end(const Frame& frame, Buttons& all) const {
  const float right = bar_.right() - frame.px(12);
  const std::string look = choice_label(look_name(frame.display().theme));
  const bool has_more = labels_ == Labels::kMenu;
  const float width = has_more ? button_width(frame, choice_label("More"))
                               : button_width(frame, "Curtain") + button_width(frame, look) + button_width(frame, "?") +
                                     frame.px(is_narrow_ ? 10 : 16);
  ButtonRow end(frame, bar_, right - width, gap(frame));
  const float tabs_right = end.at().x - gap(frame);
  if (labels_ >= Labels::kLeast && view_commands_.size() > 1) {
    all.views = views_button(frame, tabs_right);
  } else {
    for (Button& tab : tabs(frame, tabs_right)) all.right.push_back(std::move(tab));
  }
  if (has_more) {
    all.more = end.button("more", choice_label("More"), "Save, the curtain, the look, the help");
    return;
  }
  all.right.push_back(end.command("curtain", "curtain"));
  all.look = end.button("theme", look, "The look: dark, light, or for a projector (T)");
  all.right.push_back(end.command("help", "help", "?"));
}

// Aligned to end at `right`.
std::vector<Button> Toolbar::tabs(const Frame& frame, float right) const {
  if (view_commands_.size() < 2) return {};
  std::vector<Button> tabs;
  ButtonRow row(frame, bar_, 0.0F, frame.px(4));
  for (std::size_t i = 0; i < view_commands_.size(); ++i)
    tabs.push_back(row.command({"view", static_cast<std::int64_t>(i)}, view_commands_[i]));
  const float shift = right - tabs.back().area.right();
  for (Button& tab : tabs) tab.area.x = std::floor(tab.area.x + shift);
  return tabs;
}

Button Toolbar::views_button(const Frame& frame, float right) const {
  const auto shown = std::ranges::find_if(
      view_commands_, [&](const std::string& id) { return is_on(frame.commands().find(id), frame); });
  const std::string label = shown != view_commands_.end() ? frame.commands().find(*shown).label : "View";
  ButtonRow row(frame, bar_, 0.0F, frame.px(4));
  Button button = row.button("view", choice_label(label), "The views");
  button.area.x = std::floor(right - button.area.w);
  button.is_on = true;
  return button;
}

void Toolbar::choose_view(Frame& frame, const Button& button) const {
  std::vector<Choice> choices;
  for (const std::string& id : view_commands_)
    choices.push_back(command_choice(frame, id, is_on(frame.commands().find(id), frame)));
  if (const auto chosen = choose(frame, button, choices)) frame.run(view_commands_[*chosen]);
}

void Toolbar::open_menus(Frame& frame) {
  std::vector<const char*> menus = {SceneControl::kMenu, "input", "extractor", "preset"};
  if (labels_ == Labels::kMenu) {
    menus.push_back("more");
  } else {
    menus.insert(menus.end(), {"save", "theme"});
  }
  constexpr std::size_t kFirst = 1;
  if (frame.requests().open_menus) return open_menu(frame, menus[kFirst], true);
  const auto step = frame.requests().menu_step;
  if (step != MenuStep::kLeft && step != MenuStep::kRight) return;
  const auto open = std::ranges::find_if(menus, [](const char* name) { return ImGui::IsPopupOpen(name); });
  const bool is_in_columns = open == menus.begin() && frame.menu_row();
  if (open == menus.end() || is_in_columns) return;
  const auto now = static_cast<std::size_t>(open - menus.begin());
  const std::size_t by = step == MenuStep::kRight ? 1 : menus.size() - 1;
  open_menu(frame, menus[(now + by) % menus.size()], true);
}

void Toolbar::input(Frame& frame) {
  const Buttons all = buttons(frame);
  open_menus(frame);
  press(frame, all.open);
  scenes_.input(frame);
  choose_input(frame, all.input);
  choose_command(frame, all.extractor, {"features.", "photos."});
  choose_preset(frame, all.preset);
  if (all.save) choose_save(frame, *all.save);
  if (all.more) choose_more(frame, *all.more);
  if (all.look) choose_command(frame, *all.look, {"theme.", "motion"});
  if (all.views) choose_view(frame, *all.views);
  press_all(frame, all.right);
}

void Toolbar::choose_input(Frame& frame, const Button& button) {
  const Document& document = frame.document();
  std::vector<std::string_view> commands = {"input.sample", "input.numbers", "input.pixels", "maps.first"};
  std::vector<Choice> choices = {
      command_choice(frame, commands[0], document.source.seed() == kSampleSeed),
      command_choice(frame, commands[1], document.source.is_built_in()),
      command_choice(frame, commands[2], document.source.extractor == ExtractorKind::kPixels),
      command_choice(frame, commands[3], false)};
  choices.back().begins_group = true;
  if (const auto axis_order = document.source.axis_order()) {
    commands.push_back("input.flip");
    choices.push_back(command_choice(frame, commands.back(), false));
    const AxisOrder other = *axis_order == AxisOrder::kNhwc ? AxisOrder::kNchw : AxisOrder::kNhwc;
    choices.back().label = std::string("Read the file as ") + axis_order_text(other);
  }
  if (const auto chosen = choose(frame, button, choices)) frame.run(commands[*chosen]);
}

void Toolbar::choose_preset(Frame& frame, const Button& button) {
  // There the weights are those of a pair of layers.
  if (frame.selection().view == "two_layers") return choose_command(frame, button, {"two.case."});
  const Document& document = frame.document();
  const auto presets = presets_for(*document.input, document.source, document.network.cout());
  std::vector<Choice> choices;
  choices.reserve(presets.size());
  for (const Preset& preset : presets) {
    const bool is_in_use = is_on(frame.commands().find("weights." + preset.id), frame);
    choices.push_back({preset.label, preset.explanation, is_in_use, preset.can_be_used});
  }
  const auto chosen = choose(frame, button, choices);
  if (chosen) frame.run("weights." + presets[*chosen].id);
}

void Toolbar::choose_save(Frame& frame, const Button& button) {
  choose_command(frame, button, {"save."});
}

void Toolbar::choose_more(Frame& frame, const Button& button) {
  choose_command(frame, button, {"curtain", "save.", "theme.", "motion", "help"});
}

void Toolbar::draw(const Frame& frame) {
  const Buttons all = buttons(frame);
  frame.draw_list()->AddLine({bar_.x, bar_.bottom()}, {bar_.right(), bar_.bottom()}, im(frame.theme().border));
  ImFont* font = frame.fonts().strong;
  if (has_title()) {
    frame.explain_drawn({bar_.x, bar_.y, frame.px(14) + text_width(font, kTitle), bar_.h},
                        "Pointwise: see, drag and train a 1×1 convolution. ? says more");
    draw_text(frame, font, frame.theme().text, {bar_.x + frame.px(14), bar_.y + (bar_.h - font->FontSize) / 2.0F},
              kTitle);
  }
  draw_buttons(frame, {all.open, all.input, all.extractor, all.preset});
  scenes_.draw(frame);
  for (const auto& button : {all.save, all.views, all.more, all.look}) {
    if (button) draw_button(frame, *button);
  }
  draw_buttons(frame, all.right);
}

}  // namespace pw
