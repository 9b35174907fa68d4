#include "app/views/cost/deep_nets_page.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "app/frame/spoken_look.h"
#include "app/panels/cost/deep_nets/deep_texts.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::int64_t kLeastBase = 1;
constexpr const char* kPartRow = "Deep nets: the next part";
constexpr const char* kBaseRow = "Deep nets: halve, double F";
constexpr const char* kGrowthRow = "Deep nets: halve sides, double maps";

void change_deep_net(Frame& frame, const std::function<void(DeepNet&)>& change) {
  CostSettings settings = frame.cost().settings();
  change(settings.deep);
  frame.cost().end_gesture();
  frame.cost().change(settings);
}

std::vector<Command> net_commands() {
  const auto changes = [](void (*change)(DeepNet&)) {
    return [change](Frame& frame) { change_deep_net(frame, change); };
  };
  return {{"deep.fewer",
           "Half as many maps: F",
           "Halves F, the maps of the first stage",
           {"J"},
           kBaseRow,
           changes([](DeepNet& net) { net.base = std::max(kLeastBase, net.base / 2); })},
          {"deep.more",
           "Twice as many maps: F",
           "Doubles F, the maps of the first stage",
           {"Shift+J"},
           kBaseRow,
           changes([](DeepNet& net) { net.base = std::min(kMostDeepMaps, net.base * 2); })},
          {"deep.halve",
           "Halve rows and columns",
           "Halves rows and columns from stage to stage",
           {"U"},
           kGrowthRow,
           changes([](DeepNet& net) { net.halves = !net.halves; }),
           nullptr,
           [](const Frame& frame) { return frame.cost().settings().deep.halves; }},
          {"deep.double",
           "Double the maps",
           "Doubles the maps from stage to stage",
           {"D"},
           kGrowthRow,
           changes([](DeepNet& net) { net.doubles = !net.doubles; }),
           nullptr,
           [](const Frame& frame) { return frame.cost().settings().deep.doubles; }}};
}

}  // namespace

// Where parts share a place.
std::vector<Command> DeepNetsPage::part_commands() {
  const auto command = [this](const char* id, const char* label, const char* help, Part part,
                              std::function<bool(const Frame&)> is_enabled) {
    return Command{id,
                   label,
                   help,
                   {},
                   "",
                   [this, part](Frame&) { part_ = part; },
                   std::move(is_enabled),
                   [this, part](const Frame&) { return shown_part() == part; }};
  };
  const auto folds = [this](const Frame&) { return is_folded_; };
  const auto next = [this](Frame&) {
    const bool was_training = shown_part() == Part::kTraining;
    part_ = shown_part() == Part::kDeeper    ? Part::kTraining
            : was_training && !keeps_stages_ ? Part::kStages
                                             : Part::kDeeper;
  };
  return {command("deep.part.stages", "Stages", "Shows the stages and their bars", Part::kStages,
                  [this](const Frame&) { return !keeps_stages_; }),
          command("deep.part.deeper", "Deeper", "Shows how much deeper a net is for as many multiply–adds",
                  Part::kDeeper, folds),
          command("deep.part.training", "Training", "Shows what a step of training takes", Part::kTraining, folds),
          {"deep.part.next", "Next part", "Shows the next part", {"V"}, kPartRow, next, folds}};
}

// From the last row one row of bars is shown.
std::vector<Command> DeepNetsPage::row_commands() {
  const auto command = [this](const char* id, const char* label, const char* help, DeepRow row) {
    return Command{id,
                   label,
                   help,
                   {},
                   "",
                   [this, row](Frame&) { row_ = row; },
                   [this](const Frame&) { return is_spoken_; },
                   [this, row](const Frame&) { return row_ == row; }};
  };
  return {command("deep.row.w", "Parameters", "Shows the parameters of each stage", DeepRow::kParameters),
          command("deep.row.mac", "Multiply–adds", "Shows the multiply–adds of each stage", DeepRow::kMacs),
          command("deep.row.act", "Activations kept", "Shows the activations that training keeps of each stage",
                  DeepRow::kKept)};
}

std::vector<Command> DeepNetsPage::commands() {
  std::vector<Command> commands = net_commands();
  for (auto more : {part_commands(), row_commands()}) std::ranges::move(more, std::back_inserter(commands));
  return commands;
}

DeepNetsPage::Part DeepNetsPage::shown_part() const {
  return part_ == Part::kStages && keeps_stages_ ? Part::kDeeper : part_;
}

void DeepNetsPage::refresh(Frame& frame) {
  const DeepNet& net = frame.cost().settings().deep;
  if (!counts_ || counts_->net != net) counts_ = count_deep_net(net);
}

void DeepNetsPage::lay_out(Rect body, const Frame& frame) {
  is_spoken_ = is_spoken(frame);
  keeps_stages_ = !is_spoken_ || body.h > 1.2F * body.w;
  is_folded_ = is_spoken_ || body.w < frame.px(1300) || body.h < frame.px(640);
  if (is_spoken_) return lay_out_spoken(body, frame);
  is_folded_ ? lay_out_folded(body, frame) : lay_out_wide(body, frame);
}

void DeepNetsPage::lay_out_wide(Rect body, const Frame& frame) {
  const float gap = frame.px(8), net_w = frame.px(258),
              below = std::floor(std::clamp(body.h * 0.332F, frame.px(220), frame.px(310)));
  net_.lay_out({body.x, body.y, net_w, body.h}, frame, counts_->net);
  const float x = body.x + net_w + gap, w = body.right() - x, top = body.h - below - gap;
  stages_.lay_out({x, body.y, w, top}, frame, *counts_, std::nullopt);
  const float deeper = std::floor((w - gap) * 0.531F), y = body.y + top + gap;
  deeper_.lay_out({x, y, deeper, below}, frame, *counts_);
  training_.lay_out({x + deeper + gap, y, w - deeper - gap, below}, frame, *counts_);
}

// The net above; below the stages one of both, or in a high window both.
void DeepNetsPage::lay_out_folded(Rect body, const Frame& frame) {
  const float gap = frame.px(8), net_h = NetPanel::strip_height(frame, body.w);
  net_.lay_out({body.x, body.y, body.w, net_h}, frame, counts_->net);
  float y = body.y + net_h + gap;
  const float left = body.bottom() - y;
  const bool has_both = left > frame.px(860);
  is_folded_ = !has_both;
  const float below = std::floor(has_both ? frame.px(248) : std::clamp(left * 0.36F, frame.px(150), frame.px(248)));
  const float stages = std::max(1.0F, left - (has_both ? 2.0F : 1.0F) * (below + gap));
  stages_.lay_out({body.x, y, body.w, stages}, frame, *counts_, std::nullopt);
  y += stages + gap;
  const Part part = shown_part();
  deeper_.lay_out(has_both || part == Part::kDeeper ? Rect{body.x, y, body.w, below} : Rect{}, frame, *counts_);
  if (has_both) y += below + gap;
  training_.lay_out(has_both || part == Part::kTraining ? Rect{body.x, y, body.w, below} : Rect{}, frame, *counts_);
}

void DeepNetsPage::lay_out_spoken(Rect body, const Frame& frame) {
  const float gap = frame.px(8), net_h = NetPanel::strip_height(frame, body.w);
  Rect rest{body.x, body.y, body.w, std::max(1.0F, body.h - net_h - gap)};
  net_.lay_out({body.x, rest.bottom() + gap, body.w, net_h}, frame, counts_->net);
  const Part part = shown_part();
  Rect stages = part == Part::kStages ? rest : Rect{};
  if (keeps_stages_) {
    stages = {rest.x, rest.y, rest.w, std::floor(0.55F * (rest.h - gap))};
    rest = {rest.x, stages.bottom() + gap, rest.w, rest.bottom() - stages.bottom() - gap};
  }
  const auto if_shown = [&](Part each) { return part == each ? rest : Rect{}; };
  stages_.lay_out(stages, frame, *counts_, row_);
  deeper_.lay_out(if_shown(Part::kDeeper), frame, *counts_);
  training_.lay_out(if_shown(Part::kTraining), frame, *counts_);
}

std::vector<Button> DeepNetsPage::part_buttons(const Frame& frame) const {
  std::vector<Button> buttons;
  if (!is_folded_) return buttons;
  const Part part = shown_part();
  const Rect panel = part == Part::kStages   ? stages_.panel()
                     : part == Part::kDeeper ? deeper_.panel()
                                             : training_.panel();
  const ImVec2 at{panel.x, panel.y + frame.px(4)};
  for (const char* command : {"deep.part.stages", "deep.part.deeper", "deep.part.training"}) {
    if (!is_enabled(frame.commands().find(command), frame)) continue;
    buttons.push_back(command_button(frame, {"deep.part", std::ssize(buttons)}, command, at, frame.px(26)));
  }
  align_right(buttons, panel.right() - frame.padding(), frame.px(4));
  return buttons;
}

void DeepNetsPage::input(Frame& frame) {
  press_all(frame, part_buttons(frame));
  net_.input(frame);
  if (frame.is_stale()) return;
  if (shows(stages_.panel())) stages_.input(frame);
  if (shows(deeper_.panel())) deeper_.input(frame, *counts_);
  if (shows(training_.panel())) training_.input(frame);
}

std::string_view DeepNetsPage::hint(const Frame&) const {
  if (is_spoken_) return "Counted, not measured. V: the next part.";
  return deep_nets_hint();
}

void DeepNetsPage::draw(const Frame& frame) {
  const std::vector<Button> buttons = part_buttons(frame);
  const float reserved = buttons.empty() ? 0.0F : deeper_.panel().right() - buttons.front().area.x;
  net_.draw(frame, counts_->net);
  if (shows(stages_.panel())) stages_.draw(frame, *counts_);
  if (shows(deeper_.panel())) deeper_.draw(frame, *counts_, reserved);
  if (shows(training_.panel())) training_.draw(frame, *counts_, reserved);
  draw_buttons(frame, buttons);
}

std::vector<Rect> DeepNetsPage::panels() const {
  std::vector<Rect> panels = {net_.panel(), stages_.panel(), deeper_.panel(), training_.panel()};
  std::erase_if(panels, [](const Rect& panel) { return panel.w <= 0.0F || panel.h <= 0.0F; });
  return panels;
}

// The line of the shapes is laid out before the view.
std::optional<LayerShape> DeepNetsPage::layer_shown(const Frame& frame) const {
  const DeepNet& net = frame.cost().settings().deep;
  LayerShape shown{3, net.base};
  shown.stack = Shape{net.batch, 3, net.side, net.side};
  shown.story = ShapeStory::kNet;
  if (!deep_net_problem(net).empty()) return shown;
  const MapSize last = counts_ && counts_->net == net && counts_->is_counted() ? counts_->plain.stages.back().size
                                                                               : plain_net_cost(net).stages.back().size;
  shown.maps_out = last.maps;
  shown.output = Shape{net.batch, last.maps, last.rows, last.columns};
  return shown;
}

void DeepNetsPage::describe(StateWriter& writer, const Frame&) const {
  const DeepNet& net = counts_->net;
  const auto pair = [](const Count& plain, const Count& other) {
    return nlohmann::json{state_number(plain.size()), state_number(other.size())};
  };
  nlohmann::json& deep = writer.section("cost")["deep"];
  deep = {{"base", net.base},    {"stages", net.stages},  {"layers", net.layers},
          {"batch", net.batch},  {"ratio", net.ratio},    {"budget", net.budget},
          {"halve", net.halves}, {"double", net.doubles}, {"problem", counts_->problem}};
  if (!counts_->is_counted()) return;
  deep["bottlenecks"] = counts_->bottlenecks;
  deep["layers_of_net"] = {counts_->plain.layers, counts_->deeper.layers};
  deep["params"] = pair(counts_->plain.total.parameters, counts_->bottleneck.total.parameters);
  deep["macs"] = pair(counts_->plain.total.macs, counts_->bottleneck.total.macs);
  deep["bytes"] = pair(counts_->plain.activations, counts_->bottleneck.activations);
  deep["deeper"] = {{"params", counts_->deeper.total.parameters.size()},
                    {"macs", counts_->deeper.total.macs.size()},
                    {"bytes", counts_->deeper.activations.size()}};
}

}  // namespace pw
