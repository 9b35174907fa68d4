#include "app/panels/reconstruct/claims_panel.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/frame/spoken_look.h"
#include "app/panels/reconstruct/decode_controls.h"
#include "app/panels/reconstruct/map_picture.h"
#include "app/presentation/number_text.h"
#include "app/presentation/outputs/prediction.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr double kStillThere = 0.8;

float lines_of(ImFont* font, const std::string& text, float width) {
  return static_cast<float>(std::ranges::count(wrapped(font, text, width), '\n') + 1);
}

std::string directions_text(const Frame& frame, const DecodedMaps& decoded) {
  const auto& directions = decoded.layer->directions;
  const std::string count = directions ? fmt::format(" ({} for 90 %)", counted(*directions, "direction")) : "";
  return frame.document().source.extractor == ExtractorKind::kLearned
             ? fmt::format(
                   "These maps were trained not to repeat each other{}: other networks’ maps are more alike and "
                   "compress better.",
                   count)
             : fmt::format("How much comes back is a property of this stack{}.", count);
}

}  // namespace

ClaimsPanel::Claim ClaimsPanel::task(const Frame& frame, const DecodedMaps& decoded) {
  const std::string text = directions_text(frame, decoded);
  const Document& document = frame.document();
  switch (frame.selection().decode.from) {
    case DecodeFrom::kPca:
      return {"PCA keeps what varies most, not what the task needs.", text, ""};
    case DecodeFrom::kLearnedAndPca:
      return {"The first output serves the task, the others the maps.", text, ""};
    case DecodeFrom::kWeights:
      break;
  }
  const auto rule = road_rule(document.weights(), frame.display().threshold);
  if (!can_be_scored(document) || !rule || !frame.has_outputs() || !document.picture)
    return {"A 1×1 keeps what the task needs, not the stack.", text, ""};
  const double iou = score_
                         .of(frame.session().outputs().sums().view(), {nullptr, frame.session().outputs_version(), 0},
                             document, frame.selection().n, *rule)
                         .iou;
  return {fmt::format("Road IoU (pixels) {:.2f}{}", iou,
                      iou >= kStillThere ? ": what the task needs is still there." : " with this W."),
          text, ""};
}

std::vector<ClaimsPanel::Claim> ClaimsPanel::claims(const Frame& frame, const DecodedStack& stack) {
  const DecodedMaps* decoded = stack.shown();
  if (decoded == nullptr) return {};
  const Shape& shape = frame.document().shape();
  const std::int64_t outputs = decoded_outputs(frame);
  const bool is_lesson = frame.document().picture != nullptr && frame.document().picture->height == 8 * shape.h;
  const std::string same = outputs == 1 ? "number" : fmt::format("{} numbers", outputs);
  return {
      {fmt::format("{} of the variance: no linear 1×1 recovers it.",
                   share_text(1.0 - decoded->layer->reconstruction.explained.standardised)),
       "This is the best linear 1×1 decoder, fitted on this stack.",
       fmt::format("Deeper or wider decoders guess more; but two positions with the same {} always come back alike.",
                   same)},
      task(frame, *decoded),
      {"A 1×1 is no deconvolution.",
       "A deconvolution (transposed convolution) changes rows and columns; a 1×1 changes only the number of maps.",
       fmt::format("FCN-8s uses one after this layer{}.",
                   is_lesson ? fmt::format(" to go from {}×{} to {}×{}", shape.h, shape.w,
                                           frame.document().picture->height, frame.document().picture->width)
                             : "")}};
}

void ClaimsPanel::draw(const Frame& frame, const DecodedStack& stack) {
  if (panel_.h <= 0.0F) return;
  frame.draw_list()->AddRect(panel_.min(), panel_.max(), im(frame.theme().border));
  const std::vector<Claim> all = claims(frame, stack);
  if (all.empty()) return;
  const float gap = frame.px(24);
  const float width = (panel_.w - 2.0F * frame.padding() - gap * 2.0F) / 3.0F;
  const Fonts& fonts = frame.fonts();
  const float y = panel_.y + frame.px(8);
  const auto below_headings = [&](ImFont* heading) {
    float lines = 1.0F;
    for (const Claim& claim : all) lines = std::max(lines, lines_of(heading, claim.heading, width));
    return y + lines * (heading->FontSize + frame.px(2)) + frame.px(2);
  };
  const auto has_room = [&](ImFont* heading, ImFont* font, const std::string& text) {
    return below_headings(heading) + lines_of(font, text, width) * (font->FontSize + frame.px(2)) <=
           panel_.bottom() - frame.px(2);
  };
  const auto whole_with = [&](ImFont* heading, ImFont* font) {
    return std::ranges::all_of(all, [&](const Claim& claim) { return has_room(heading, font, claim.text()); });
  };
  const bool fit =
      std::ranges::all_of(all, [&](const Claim& claim) { return text_width(fonts.strong, claim.heading) <= width; });
  ImFont* heading = fit || is_spoken(frame) || whole_with(fonts.strong, fonts.small) ? fonts.strong : fonts.small;
  ImFont* font = whole_with(heading, fonts.body) ? fonts.body : fonts.small;
  const float below = below_headings(heading);
  const bool whole = whole_with(heading, font);
  float x = panel_.x + frame.padding();
  for (const Claim& claim : all) {
    frame.explain_drawn({x, panel_.y, width, panel_.h}, claim.heading + "\n" + claim.text());
    draw_paragraph(frame, heading, frame.theme().text, {x, y}, width, claim.heading);
    const std::string text = whole ? claim.text() : claim.first;
    if (has_room(heading, font, text)) draw_paragraph(frame, font, frame.theme().muted, {x, below}, width, text);
    x += width + gap;
  }
}

std::vector<std::string> ClaimsPanel::headings(const Frame& frame, const DecodedStack& stack) {
  std::vector<std::string> headings;
  for (const Claim& claim : claims(frame, stack)) headings.push_back(claim.heading);
  return headings;
}

}  // namespace pw
