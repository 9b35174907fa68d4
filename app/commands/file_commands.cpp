#include <iterator>

#include "app/commands/window_commands.h"
#include "app/document/builtin_inputs.h"
#include "app/frame/frame.h"
#include "app/frame/x_edit.h"

namespace pw {
namespace {

// A held key repeats faster than scenes are made: requests during a job are dropped, so that every scene gets shown.
std::function<void(Frame&)> steps_scene(std::int64_t by) {
  return [by](Frame& frame) {
    const std::uint64_t now = frame.document().source.seed().value_or(kSampleSeed);
    const std::uint64_t next = by < 0 && now == 0 ? 0 : now + static_cast<std::uint64_t>(by);
    if (frame.session().jobs().quick().activity()) return;
    frame.loader().open_scene(next);
  };
}

// Closes or cancels the first that applies.
void escape(Frame& frame) {
  if (frame.cancel_drag()) return;
  ShownExplanation& explanation = frame.shown_explanation();
  explanation.is_closed = true;
  if (any_list_is_open()) {
    frame.requests().close_popups = true;
  } else if (explanation.is_pinned) {
    explanation.is_pinned = false;
  } else if (frame.machine_speed().state() == MachineSpeed::State::kRunning) {
    frame.machine_speed().cancel();
  } else if (frame.shows_help()) {
    frame.show_help(false);
  } else if (frame.session().jobs().cancel()) {
    frame.session().show_message("Cancelled");
  } else if (!frame.session().error().empty()) {
    frame.session().close_error();
  } else if (is_x_changed(frame)) {
    take_back_x(frame);
  } else {
    Selection inputs = frame.selection();
    inputs.mode = MapsMode::kInputs;
    frame.select(inputs);
  }
}

std::function<void(Frame&)> asks(bool Requests::*part) {
  return [part](Frame& frame) { frame.requests().*part = true; };
}

constexpr const char* kSaveRow = "save weights, save outputs";
constexpr const char* kInputRow = "sample scene, whole numbers, this image's pixels";
constexpr const char* kSceneRow = "next scene, previous scene, ground-truth outline";
constexpr const char* kHelpRow = "this help; close or cancel";

std::vector<Command> label_file_commands() {
  return {{"labels.load",
           "Load labels…",
           "Loads labels: whole numbers, .npy, or a picture whose bright pixels are class 1",
           {},
           "",
           asks(&Requests::open_labels)},
          {"labels.save",
           "Save labels…",
           "Saves the labels as whole numbers, .npy; 255 where there is no label",
           {},
           "",
           asks(&Requests::save_labels),
           [](const Frame& frame) { return frame.document().labels != nullptr; }}};
}

std::vector<Command> save_commands() {
  return {{"save.weights",
           "Save: Weights and bias (.npy)…",
           "Saves weights and bias as .npy files",
           {"Ctrl+S"},
           kSaveRow,
           asks(&Requests::save_weights)},
          {"save.outputs",
           "Save: Outputs (.npy, .safetensors, .png)…",
           "Saves the outputs as an array, .npy or .safetensors, or as a picture, .png",
           {"Ctrl+Shift+S"},
           kSaveRow,
           asks(&Requests::save_outputs)},
          {"save.code",
           "Save: x, W, b, y with the code that checks them…",
           "Saves x, w, b and y as .npy files in a new folder, with the Python program that computes y from x",
           {},
           "",
           asks(&Requests::save_folder)}};
}

}  // namespace

std::vector<Command> file_commands() {
  std::vector<Command> commands = {
      {"open",
       "Open…",
       "Opens an image, a stack, weights, a bias or labels; files can also be dropped anywhere",
       {"Ctrl+O"},
       "open an image, a stack, weights, a bias or labels",
       asks(&Requests::open)},
      {"help",
       "Help",
       "Keys, gestures, about this program",
       {"?", "F1"},
       kHelpRow,
       [](Frame& frame) { frame.show_help(!frame.shows_help()); },
       nullptr,
       [](const Frame& frame) { return frame.shows_help(); }},
      {"palette",
       "All commands…",
       "Lists everything that can be done; typing finds it",
       {"Ctrl+Shift+P"},
       "find a command by typing",
       asks(&Requests::open_palette)},
      {"measure",
       "Measure this machine",
       "Takes about a second",
       {"Enter"},
       "",
       [](Frame& frame) { frame.machine_speed().start(); },
       nullptr,
       nullptr,
       kHelpScope},
      {"escape",
       "Close",
       "Closes or cancels",
       {"Esc"},
       kHelpRow,
       escape,
       nullptr,
       nullptr,
       kWindowScope,
       Reach::kTyping},
      {"quit",
       "Quit",
       "Quits Pointwise",
       {"Ctrl+Q"},
       "quit",
       asks(&Requests::quit),
       nullptr,
       nullptr,
       kWindowScope,
       Reach::kDialogs},
  };
  const std::vector<Command> saves = save_commands();
  commands.insert(std::next(commands.begin()), saves.begin(), saves.end());
  const std::vector<Command> labels = label_file_commands();
  commands.insert(commands.end(), labels.begin(), labels.end());
  return commands;
}

std::vector<Command> input_commands() {
  Command pixels{"input.pixels",
                 "This image's pixels",
                 "Red, green and blue as three maps: a 1×1 convolution on plain colour",
                 {"3"},
                 kInputRow,
                 [](Frame& frame) { frame.loader().set_extractor(ExtractorKind::kPixels); },
                 [](const Frame& frame) { return frame.document().picture != nullptr; }};
  pixels.needs = "There is no image: this stack came without one";
  return {
      {"input.sample",
       "Sample scene",
       "A road scene from Pointwise's own generator",
       {"1"},
       kInputRow,
       [](Frame& frame) { frame.loader().open_scene(kSampleSeed); }},
      {"input.numbers",
       "4 maps of 3 × 4 numbers",
       "Small whole numbers: every output can be checked in your head",
       {"2"},
       kInputRow,
       [](Frame& frame) { frame.loader().open_hand_checkable(); }},
      pixels,
      {"input.flip",
       "Read in the other axis order",
       "The array does not state the order of its axes: reads them as NHWC or NCHW, and so finds other maps in it",
       {"Shift+N"},
       "read the file in the other axis order",
       [](Frame& frame) { frame.loader().flip_axis_order(); },
       [](const Frame& frame) { return frame.document().source.axis_order().has_value(); }},
      {"scene.next", "›", "A new scene; the key can be held down", {"S"}, kSceneRow, steps_scene(1)},
      {"scene.previous", "‹", "The previous scene", {"Shift+S"}, kSceneRow, steps_scene(-1)},
  };
}

}  // namespace pw
