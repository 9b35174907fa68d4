#include "app/views/cost/inception_commands.h"

#include <fmt/format.h>

#include "app/cost/count_text.h"
#include "app/frame/frame.h"
#include "app/panels/cost/inception/module_head.h"

namespace pw {
namespace {

const InceptionChoice& choice_of(const Frame& frame) {
  return frame.cost().settings().inception;
}

template <class Change>
std::function<void(Frame&)> changes_module(Change change) {
  return [change](Frame& frame) {
    CostSettings settings = frame.cost().settings();
    change(settings.inception);
    frame.cost().end_gesture();
    frame.cost().change(settings);
  };
}

std::vector<Command> case_commands(const std::function<void()>& moves) {
  const auto sets = [&moves](bool is_naive) {
    return changes_module([moves, is_naive](InceptionChoice& choice) {
      moves();
      choice.is_naive = is_naive;
    });
  };
  return {{"inception.toggle",
           "Naive, or with 1×1 reductions",
           "Changes between the naive module and the one with its 1×1 reductions",
           {"Space"},
           "Inception: naive or reduced",
           changes_module([moves](InceptionChoice& choice) {
             moves();
             choice.is_naive = !choice.is_naive;
           })},
          {"inception.naive",
           "Naive",
           "3×3 and 5×5 read all maps, and the pooling passes all on (Space)",
           {},
           "",
           sets(true),
           nullptr,
           [](const Frame& frame) { return choice_of(frame).is_naive; }},
          {"inception.reduced",
           "With 1×1 reductions",
           "A 1×1 before the 3×3, before the 5×5 and after the pooling leaves fewer maps (Space)",
           {},
           "",
           sets(false),
           nullptr,
           [](const Frame& frame) { return !choice_of(frame).is_naive; }}};
}

std::vector<Command> position_commands() {
  const auto command = [](const char* id, const char* label, const char* help, InceptionPositions positions) {
    return Command{id,      label,
                   help,    {},
                   "",      changes_module([positions](InceptionChoice& choice) { choice.positions = positions; }),
                   nullptr, [positions](const Frame& frame) { return choice_of(frame).positions == positions; }};
  };
  return {
      command("inception.positions.stack", "positions: the stack’s",
              "Applies the module at as many positions as the stack has", InceptionPositions::kStack),
      command("inception.positions.googlenet", "positions: GoogLeNet’s",
              "Applies the module at as many positions as in its place in GoogLeNet", InceptionPositions::kGoogLeNet)};
}

}  // namespace

std::vector<Command> inception_commands(const std::function<void()>& moves) {
  std::vector<Command> commands = case_commands(moves);
  for (Command& command : position_commands()) commands.push_back(std::move(command));
  for (std::size_t i = 0; i < kGoogLeNetModules; ++i) {
    const GoogLeNetModule& module = googlenet_modules().at(i);
    commands.push_back(
        {preset_command(i),
         fmt::format("widths: {}", module.name),
         fmt::format("The widths of GoogLeNet’s module {}, which reads {} maps at {} × {} positions", module.name,
                     count_text(module.maps_in), module.side, module.side),
         {},
         "",
         changes_module([i](InceptionChoice& choice) { choose_preset(choice, googlenet_modules().at(i)); }),
         nullptr,
         [i](const Frame& frame) {
           return shown_preset(frame.cost().settings(), frame.document()) == &googlenet_modules().at(i);
         }});
  }
  return commands;
}

}  // namespace pw
