#include "app/panels/weights/weights_head.h"

#include <fmt/format.h>

#include <iterator>

#include "app/panels/weights/weight_bars.h"
#include "app/presentation/number_text.h"
#include "app/widgets/menu.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::size_t kActivationButton = 2;

// Of a matrix that of the colours, beyond which a few weights may be.
std::string scale_text(const Frame& frame) {
  const OutputScales& scales = frame.scales();
  if (!draws_matrix(frame)) return "bars up to ±" + short_number_text(scales.weights);
  const char* until = scales.weight_colours < scales.weights ? "full beyond" : "up to";
  return fmt::format("colours {} ±{}", until, short_number_text(scales.weight_colours));
}

// With what has that scale.
std::string least_scale(const Frame& frame) {
  const std::string scale = scale_text(frame);
  return draws_matrix(frame) ? scale.substr(scale.find(' ') + 1) : "bars to" + scale.substr(scale.rfind(' '));
}

// From the longest to the shortest.
std::vector<std::string> weights_captions(const Frame& frame) {
  const Selection& selection = frame.selection();
  if (shown_mode(selection) == MapsMode::kPosition && geometry_of(selection.poke).size > 1)
    return {"the centre tap; the outer taps are not drawn", "the centre tap", ""};
  const char* order =
      shown_order(frame.selection()) == MapsOrder::kMap ? "in the order of the maps" : "in the order of the grid";
  const std::string scale = scale_text(frame);
  const std::string number = scale.substr(scale.rfind(' ') + 1);
  const std::string slider = fmt::format("every {} is a slider", draws_matrix(frame) ? "cell" : "bar");
  const char* muted = frame.document().mask.muted.empty() ? "" : " · muted: hollow";
  return {fmt::format("{} · {} · {} · Ctrl-drag to paint{}", scale, order, slider, muted),
          fmt::format("{} · {} · {}{}", scale, order, slider, muted), fmt::format("{} · {}{}", scale, slider, muted),
          scale + muted, scale, least_scale(frame), scale.substr(scale.find(' ') + 1),
          // The number alone would be taken for the range.
          scale.find("beyond") != std::string::npos ? "full beyond " + number : number};
}

// The words that the head cannot do without beside its heading.
float least_caption(const Frame& frame) {
  return frame.padding() + text_width(frame.fonts().small, weights_captions(frame).back());
}

std::string explain_matrix(const Frame& frame) {
  const PointwiseLayer& layer = frame.document().parameters();
  return fmt::format(
      "W: {} × {} weights, all of this layer but its bias{}\nA row is a filter, a column holds the weights of one map. "
      "Blue is below 0, orange above; {}",
      layer.cout, count_text(layer.cin), layer.cout == 1 ? "" : "es", scale_text(frame));
}

std::string weights_heading(const Frame& frame) {
  const Network& network = frame.document().network;
  const bool is_one = network.cout() * network.cin() == 1;
  return fmt::format("W: {} × {} weight{}", network.cout(), network.cin(), is_one ? "" : "s");
}

}  // namespace

void WeightsHead::lay_out(Rect panel, const Frame& frame) {
  panel_ = panel;
  rank_.refresh(frame);
}

std::vector<Button> WeightsHead::buttons(const Frame& frame, const ButtonWords& words) const {
  const float height = frame.px(24);
  const ImVec2 at{0.0F, panel_.y + frame.px(5)};
  const auto button = [&](const char* command, const char* label) {
    return command_button(frame, command, command, at, height,
                          label != nullptr ? std::optional<std::string>(label) : std::nullopt);
  };
  std::vector<Button> all = {button("outputs.less", words.less), button("outputs.more", words.more),
                             command_button(frame, "activation", "activation", at, height,
                                            choice_label(words.activation + chosen_name(frame, "activation."))),
                             button("pin", words.pin), button("change", words.change)};
  all[kActivationButton].command.clear();
  align_right(all, panel_.right() - frame.padding(), frame.px(6));
  return all;
}

// In fewer words where the heading and the scale would not fit beside more; in slightly fewer, before the rank goes.
std::vector<Button> WeightsHead::buttons(const Frame& frame) const {
  const ButtonWords all_words[] = {{nullptr, nullptr, "activation: ", nullptr, nullptr},
                                   {nullptr, nullptr, "activation: ", "hold the scale", "show the change"},
                                   {"−", "+", "activation: ", "hold the scale", "show the change"},
                                   {"−", "+", "", "hold", "change"}};
  const float heading = text_width(frame.fonts().strong, weights_heading(frame)), scale = least_caption(frame);
  const float needed[] = {heading + scale + frame.padding() + rank_.least_width(frame), heading + scale,
                          heading + scale, heading};
  std::vector<Button> shown;
  for (std::size_t i = 0; i < std::size(all_words); ++i) {
    shown = buttons(frame, all_words[i]);
    if (shown.front().area.x - panel_.x - 2.0F * frame.padding() >= needed[i]) break;
  }
  return shown;
}

void WeightsHead::input(Frame& frame) {
  const std::vector<Button> all = buttons(frame);
  for (std::size_t i = 0; i < all.size(); ++i) {
    // Another number of outputs needs another layout.
    if (frame.is_stale()) return;
    i == kActivationButton ? choose_command(frame, all[i], {"activation."}) : static_cast<void>(press(frame, all[i]));
  }
}

WeightsHead::Texts WeightsHead::texts(const Frame& frame, float buttons_x) const {
  const Fonts& fonts = frame.fonts();
  Texts texts{weights_heading(frame), "", "", {}};
  const float heading_w = text_width(fonts.strong, texts.heading);
  float room = buttons_x - panel_.x - 3.0F * frame.padding();
  const std::vector<std::string> captions = frame.hover().preview != nullptr
                                                ? std::vector<std::string>{"a preview of the row pointed at", "preview"}
                                                : weights_captions(frame);
  // Bars and colours need their scale: the rank is said in fewer words for it, or not.
  const bool is_preview = frame.hover().preview != nullptr;
  const float for_scale = text_width(fonts.small, is_preview ? captions.back() : least_scale(frame)) + frame.padding();
  texts.rank = rank_.text(frame, room - heading_w - frame.padding() - for_scale);
  if (!texts.rank.empty()) room -= text_width(fonts.small, texts.rank) + frame.padding();
  texts.area = {panel_.x + frame.padding(), panel_.y, room, frame.px(34)};
  texts.caption = first_that_fits(fonts.small, room - heading_w, captions);
  return texts;
}

std::vector<Rect> WeightsHead::parts(const Frame& frame) const {
  const Fonts& fonts = frame.fonts();
  const std::vector<Button> all = buttons(frame);
  const float buttons_x = all.front().area.x;
  const Texts shown = texts(frame, buttons_x);
  Rect heading = shown.area;
  heading.w = text_width(fonts.strong, shown.heading);
  if (!shown.caption.empty()) heading.w += frame.padding() + text_width(fonts.small, shown.caption);
  std::vector<Rect> parts = {heading};
  if (!shown.rank.empty()) {
    const float width = text_width(fonts.small, shown.rank);
    parts.push_back({buttons_x - frame.padding() - width, heading.y, width, heading.h});
  }
  for (const Button& button : all) parts.push_back(button.area);
  return parts;
}

void WeightsHead::draw(const Frame& frame) const {
  const std::vector<Button> all = buttons(frame);
  const Rect& first = all.front().area;
  const Texts shown = texts(frame, first.x);
  rank_.draw(frame, {first.x - frame.padding(), first.centre().y}, shown.rank);
  draw_panel(frame, panel_, shown.heading, frame.theme().text, shown.caption,
             panel_.w - 3.0F * frame.padding() - shown.area.w);
  if (panel_.contains(ImGui::GetIO().MousePos)) frame.explain_drawn(panel_, explain_matrix);
  draw_buttons(frame, all);
}

}  // namespace pw
