#include "app/commands/window_commands.h"
#include "app/frame/frame.h"

namespace pw {
namespace {

std::function<void(Frame&)> moves_position(std::int64_t dx, std::int64_t dy) {
  return [dx, dy](Frame& frame) {
    const Position now = frame.selection().position;
    frame.select_position({now.x + dx, now.y + dy});
  };
}

std::function<void(Frame&)> steps_output(std::int64_t by) {
  return [by](Frame& frame) {
    const std::int64_t cout = frame.document().network.cout();
    frame.select_output((frame.selection().output + by + cout) % cout);
  };
}

std::function<void(Frame&)> steps_image(std::int64_t by) {
  return [by](Frame& frame) {
    const std::int64_t count = frame.document().shape().n;
    Selection next = frame.selection();
    next.n = (next.n + by + count) % count;
    frame.select(next);
  };
}

void copy_explanation(Frame& frame) {
  const ShownExplanation& shown = frame.shown_explanation();
  const std::string& text = shown.text.empty() ? shown.boxed : shown.text;
  if (text.empty()) return frame.session().show_message("Point at something first: Ctrl+C copies what it is");
  ImGui::SetClipboardText(text.c_str());
  frame.session().show_message("Explanation copied");
}

void pin_explanation(Frame& frame) {
  ShownExplanation& shown = frame.shown_explanation();
  if (!shown.is_pinned && shown.text.empty() && shown.boxed.empty())
    return frame.session().show_message("Point at something first: F pins its explanation");
  shown.is_pinned = !shown.is_pinned;
  shown.is_closed = !shown.is_pinned;
  if (shown.is_pinned && !shown.text.empty()) {
    shown.boxed = shown.text;
    shown.box = {};
  }
}

// Solo of the first maps: the stack itself stays, so that undo and files know where it comes from.
void type_first_maps(Frame& frame) {
  const auto set = [](Frame& now, std::string_view text) {
    const std::int64_t maps = now.document().shape().c;
    return parse_whole_number(text, 1, maps).map([&](std::int64_t count) {
      Mask mask = now.document().mask;
      mask.solo.clear();
      for (std::int64_t map = 0; count < maps && map < count; ++map) mask.solo.push_back(map);
      now.dispatch(SetMask{mask});
    });
  };
  const Document& document = frame.document();
  const std::size_t solo = document.mask.solo.size();
  const std::string count = std::to_string(solo > 0 ? static_cast<std::int64_t>(solo) : document.shape().c);
  frame.requests().edit = TypedValue{"how many of the first maps", count, set, {}, {}};
}

constexpr const char* kOutputRow = "the next filter, the previous filter";
constexpr const char* kPositionRow = "move the marker";
constexpr const char* kBatchRow = "next image of a batch, previous image";

}  // namespace

std::vector<Command> selection_commands() {
  return {
      {"output.next", "Next filter", "Selects the next filter", {"Tab"}, kOutputRow, steps_output(1)},
      {"output.previous",
       "Previous filter",
       "Selects the previous filter",
       {"Shift+Tab"},
       kOutputRow,
       steps_output(-1)},
      {"maps.first",
       "Only the first maps…",
       "Opens a field: only so many maps count, as if the others were not there (solo); all of them: all count again",
       {},
       "",
       type_first_maps},
      {"position.left",
       "Marker left",
       "Moves the marker to the left",
       {"Alt+Left"},
       kPositionRow,
       moves_position(-1, 0)},
      {"position.right",
       "Marker right",
       "Moves the marker to the right",
       {"Alt+Right"},
       kPositionRow,
       moves_position(1, 0)},
      {"position.up", "Marker up", "Moves the marker up", {"Alt+Up"}, kPositionRow, moves_position(0, -1)},
      {"position.down", "Marker down", "Moves the marker down", {"Alt+Down"}, kPositionRow, moves_position(0, 1)},
      {"image.next", "›", "Shows the next image of the batch", {"B"}, kBatchRow, steps_image(1)},
      {"image.previous", "‹", "Shows the previous image of the batch", {"Shift+B"}, kBatchRow, steps_image(-1)},
      {"copy",
       "Copy",
       "Copies what the status line says about what the pointer is on",
       {"Ctrl+C"},
       "copy what is said about what is pointed at",
       copy_explanation},
      {"explanation.pin",
       "Pin",
       "Keeps the explanation of what the pointer is on; again: closes it",
       {"F"},
       "pin an explanation",
       pin_explanation,
       nullptr,
       [](const Frame& frame) { return frame.shown_explanation().is_pinned; }},
  };
}

}  // namespace pw
