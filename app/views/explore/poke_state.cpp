#include "app/views/explore/poke_state.h"

#include <nlohmann/json.hpp>

#include "app/frame/x_edit.h"
#include "app/panels/poke/poke_text.h"
#include "app/views/explore/poke_commands.h"

namespace pw {
namespace {

nlohmann::json kernel_json(PokeKernel kernel) {
  if (kernel == PokeKernel::kDense) return "dense";
  PokeChoice choice;
  choice.kernel = kernel;
  return geometry_of(choice).size;
}

}  // namespace

void describe_poke(StateWriter& writer, const Frame& frame) {
  const Selection& selection = frame.selection();
  const PokeChoice& choice = selection.poke;
  const PokedOutputs& poked = frame.poked();
  nlohmann::json& section = writer.section("poke");
  section = {{"map", selection.map},
             {"value", state_number(frame.shown_x(selection.map, selection.position))},
             {"before", state_number(value_in_stack(frame.document(), selection.n, selection.map, selection.position))},
             {"kernel", kernel_json(choice.kernel)},
             {"stride", choice.stride},
             {"outer", choice.has_outer_taps},
             {"blind", choice.is_blind},
             {"pokes", frame.document().pokes.size()},
             {"reached", positions_reached_by(frame, choice.kernel)}};
  if (!frame.shown_outputs_are_current()) return;
  section["answered"] = positions_answering(frame);
  section["largest_change"] = state_number(poked.answer().largest_change);
  section["moved"] = poked.x().at(selection.position).size();
  if (const auto directions = poked.blind_directions()) section["blind_directions"] = *directions;
  if (const PixelChange* pixel = poked.pixel())
    section["pixel"] = {{"x", pixel->of.pixel.x},       {"y", pixel->of.pixel.y}, {"white", pixel->is_white},
                        {"moved", pixel->moved.size()}, {"rows", pixel->rows},    {"columns", pixel->columns}};
}

std::string_view poke_hint(const Frame& frame) {
  const PokeChoice& choice = frame.selection().poke;
  if (choice.takes_pixels)
    return "Press on the image: that pixel becomes white, or black. Esc or \"back\" restores it.";
  if (!is_x_changed(frame)) return "";
  if (choice.is_blind) return "W keeps as many directions as it has independent rows; training chooses which.";
  if (shows_answer(frame)) return "Drag the framed value of the map. Esc or \"back\" restores x; W stays as it is.";
  return "Drag a bar of x or the framed value of the map. Esc or \"back\" restores x; W stays as it is.";
}

}  // namespace pw
