#include "app/views/explore/poke_commands.h"

#include <algorithm>
#include <iterator>

#include "app/frame/x_edit.h"

namespace pw {
namespace {

constexpr const char* kKernelRow = "one position: the next kernel";
constexpr const char* kValueRow = "one position: raise or lower x here, type it";
constexpr float kXStep = 0.05F;  // of the map's range

bool shows_one_position(const Frame& frame) {
  return shown_mode(frame.selection()) == MapsMode::kPosition;
}

std::function<void(Frame&)> changes_choice(std::function<void(PokeChoice&)> change) {
  return [change = std::move(change)](Frame& frame) {
    Selection next = frame.selection();
    change(next.poke);
    frame.select(next);
  };
}

template <class T>
Command poke_choice(const char* id, const char* label, const char* help, T PokeChoice::*part, T value) {
  return {id,
          label,
          help,
          {},
          "",
          changes_choice([=](PokeChoice& poke) { poke.*part = value; }),
          shows_one_position,
          [=](const Frame& frame) { return frame.selection().poke.*part == value; }};
}

Command poke_toggle(const char* id, const char* label, const char* help, bool PokeChoice::*part) {
  return {id,
          label,
          help,
          {},
          "",
          changes_choice([=](PokeChoice& poke) { poke.*part = !(poke.*part); }),
          shows_one_position,
          [=](const Frame& frame) { return frame.selection().poke.*part; }};
}

std::vector<Command> kernel_commands() {
  using Kernel = PokeKernel;
  const auto kernel = [](const char* id, const char* label, const char* help, Kernel value) {
    return poke_choice(id, label, help, &PokeChoice::kernel, value);
  };
  Command outer = poke_toggle("position.outer", "outer taps",
                              "The taps around the centre have random weights; without them it is the 1×1 again",
                              &PokeChoice::has_outer_taps);
  outer.is_enabled = [](const Frame& frame) {
    return shows_one_position(frame) && geometry_of(frame.selection().poke).size > 1;
  };
  return {kernel("position.kernel.1", "Kernel: 1×1", "Each position of y reads its own position of x", Kernel::kOne),
          kernel("position.kernel.3", "Kernel: 3×3",
                 "A 3×3 with W in its centre: who answers when one value of x changes?", Kernel::kThree),
          kernel("position.kernel.5", "Kernel: 5×5",
                 "A 5×5 with W in its centre: who answers when one value of x changes?", Kernel::kFive),
          kernel("position.kernel.dense", "Kernel: dense", "A dense layer from all of x to all of y: only counted",
                 Kernel::kDense),
          {"position.kernel.next",
           "Next kernel",
           "1×1, 3×3, 5×5, dense",
           {"K"},
           kKernelRow,
           changes_choice(
               [](PokeChoice& poke) { poke.kernel = static_cast<Kernel>((static_cast<int>(poke.kernel) + 1) % 4); }),
           shows_one_position},
          poke_choice<std::int64_t>("position.stride.1", "Stride 1", "y is computed at every position",
                                    &PokeChoice::stride, 1),
          poke_choice<std::int64_t>("position.stride.2", "Stride 2",
                                    "y is computed at every other row and column: one of four positions",
                                    &PokeChoice::stride, 2),
          outer};
}

void toggle_pixels(Frame& frame) {
  Selection next = frame.selection();
  next.poke.takes_pixels = !next.poke.takes_pixels;
  if (!next.poke.takes_pixels) next.poke.pixel.reset();
  frame.select(next);
}

std::vector<Command> x_commands() {
  const auto nudges = [](float share) { return [share](Frame& frame) { nudge_x(frame, share); }; };
  Command blind = poke_toggle("position.blind", "Change x where W is blind",
                              "Moves all numbers of x at the marker at right angles to the rows of W: y stays",
                              &PokeChoice::is_blind);
  Command sum = poke_toggle("position.sum", "show the sum",
                            "The sum at the marker with x as it is changed, or who answers", &PokeChoice::shows_sum);
  sum.is_enabled = [](const Frame& frame) {
    return is_x_changed(frame) && !frame.selection().poke.is_blind &&
           geometry_of(frame.selection().poke) == KernelGeometry{} && frame.selection().poke.kernel == PokeKernel::kOne;
  };
  sum.needs = "It needs a changed value of x, read by the 1×1 with stride 1";
  Command back{"position.back", "back",      "Restores x (Esc does, too); W stays as it is", {}, "",
               take_back_x,     is_x_changed};
  back.needs = "Nothing of x is changed";
  Command pixel{"position.pixel",
                "pixel",
                "A press on the image changes a pixel, to white or black; the maps are made again",
                {},
                "",
                toggle_pixels,
                [](const Frame& frame) { return shows_one_position(frame) && frame.document().picture != nullptr; },
                [](const Frame& frame) { return frame.selection().poke.takes_pixels; }};
  pixel.needs = "There is no image whose pixel could be changed: this stack came without one";
  return {blind,
          back,
          pixel,
          sum,
          {"position.raise",
           "Raise x here",
           "Raises the selected map's value at the marker",
           {"Ctrl+Up"},
           kValueRow,
           nudges(kXStep),
           shows_one_position},
          {"position.lower",
           "Lower x here",
           "Lowers the selected map's value at the marker",
           {"Ctrl+Down"},
           kValueRow,
           nudges(-kXStep),
           shows_one_position},
          {"position.zero",
           "Set x here to zero",
           "Sets the selected map's value at the marker to zero",
           {},
           "",
           [](Frame& frame) { set_x(frame, frame.selection().map, frame.selection().position, 0.0F); },
           shows_one_position},
          {"position.type",
           "Type x here",
           "Opens a field to type the selected map's value at the marker",
           {"Shift+Enter"},
           kValueRow,
           [](Frame& frame) {
             frame.requests().edit = typed_x(frame, frame.selection().map, frame.selection().position, std::nullopt);
           },
           shows_one_position}};
}

}  // namespace

std::vector<Command> poke_commands() {
  std::vector<Command> commands = kernel_commands();
  std::ranges::move(x_commands(), std::back_inserter(commands));
  return commands;
}

bool shows_answer(const Frame& frame) {
  const PokeChoice& choice = frame.selection().poke;
  if (choice.kernel != PokeKernel::kOne || choice.stride != 1) return true;
  if (choice.shows_sum || choice.is_blind) return false;
  return choice.pixel.has_value() || !frame.poked().x().empty();
}

}  // namespace pw
