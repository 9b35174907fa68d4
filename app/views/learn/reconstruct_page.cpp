#include "app/views/learn/reconstruct_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "app/document_json/names.h"
#include "app/frame/spoken_look.h"
#include "app/geometry/learn/reconstruct_layout.h"
#include "app/presentation/number_text.h"
#include "app/views/learn/decode_commands.h"

namespace pw {

std::vector<Command> ReconstructPage::commands() {
  return decode_commands();
}

void ReconstructPage::refresh(Frame& frame) {
  if (stack_ == nullptr) stack_ = std::make_unique<DecodedStack>(frame.session());
  stack_->refresh(frame.document(), frame.selection(), pairs_.count());
  const Document& document = frame.document();
  const std::int64_t cin = document.network.cin();
  const DecodedMaps* decoded = stack_->shown();
  hint_.clear();
  if (decoded == nullptr || !stack_->is_current() || decoded->of.from != DecodeFrom::kWeights) return;
  const std::int64_t blind = decoded->blind_directions;
  hint_ = fmt::format("{} of {} {} invisible to this W. It keeps {}; training chooses which.", count_text(blind),
                      counted(cin, "direction"), blind == 1 ? "is" : "are", count_text(cin - blind));
}

std::optional<LayerShape> ReconstructPage::layer_shown(const Frame& frame) const {
  return LayerShape{decoded_outputs(frame), frame.document().network.cin()};
}

std::string_view ReconstructPage::hint(const Frame&) const {
  return hint_.empty()
             ? std::string_view("J halves the number of outputs, Shift+J doubles it. Click a map to see its pair.")
             : hint_;
}

void ReconstructPage::lay_out(Rect body, const Frame& frame) {
  const Shape& shape = frame.document().shape();
  ReconstructRequest request{body, frame.px(1), static_cast<float>(shape.w) / static_cast<float>(shape.h),
                             is_spoken(frame)};
  request.claims = claims_.headings_height(frame, *stack_, body.w);
  request.outputs = RemainingPanel::width_for_numbers(frame);
  pairs_.lay_out(lay_out_reconstruct(request).pairs, frame);
  request.pairs_w = pairs_.width();
  request.pairs_h = pairs_.height();
  const ReconstructLayout layout = lay_out_reconstruct(request);
  pairs_.place(layout.pairs, frame);
  // The first frame at a size knows only now how many pairs there are.
  stack_->refresh(frame.document(), frame.selection(), pairs_.count());
  remaining_.lay_out(layout.outputs, frame);
  explained_.lay_out(layout.explained, layout.labels_column, layout.maps_column, frame, *stack_);
  claims_.lay_out(layout.claims);
}

void ReconstructPage::input(Frame& frame) {
  if (stack_ == nullptr) return;
  remaining_.input(frame);
  if (!frame.is_stale()) pairs_.input(frame, *stack_);
  if (!frame.is_stale()) explained_.input(frame, *stack_);
}

void ReconstructPage::draw(const Frame& frame) {
  remaining_.draw(frame, *stack_);
  pairs_.draw(frame, *stack_);
  explained_.draw(frame, *stack_,
                  claims_.panel().h > 0.0F ? std::vector<std::string>() : claims_.headings(frame, *stack_));
  claims_.draw(frame, *stack_);
}

std::vector<Rect> ReconstructPage::panels() const {
  std::vector<Rect> panels = {remaining_.panel(), pairs_.panel(), explained_.panel()};
  if (claims_.panel().h > 0.0F) panels.push_back(claims_.panel());
  return panels;
}

void ReconstructPage::describe(StateWriter& writer, const Frame& frame) const {
  const Decode& choice = frame.selection().decode;
  const auto names = names_of(choice.from);
  nlohmann::json& section = writer.section("decode");
  section = {{"outputs", decoded_outputs(frame)},
             {"from", std::ranges::find(names, choice.from, &EnumName<DecodeFrom>::value)->name}};
  nlohmann::json& poke = writer.section("poke");
  poke = {{"map", frame.selection().map}, {"blind", choice.is_blind}};
  if (stack_ == nullptr) return;
  if (stack_->is_current()) {
    const DecodedMaps& decoded = *stack_->shown();
    const Explained& explained = decoded.layer->reconstruction.explained;
    section["explained"] = state_number(explained.standardised);
    section["best"] = state_number(decoded.layer->reconstruction.most_standardised);
    section["maps"] = decoded.maps;
    section["left_out"] = std::ranges::count_if(explained.maps, [](const auto& share) { return !share; });
    if (decoded.layer->correlation) section["correlation"] = state_number(*decoded.layer->correlation);
    section["blind_directions"] = decoded.blind_directions;
  }
  if (!choice.is_blind || !stack_->blind_is_current()) return;
  section["blind"] = state_number(stack_->blind()->largest_change);
  poke["largest_change"] = state_number(stack_->blind()->largest_change);
  poke["moved"] = stack_->blind()->moved;
}

}  // namespace pw
