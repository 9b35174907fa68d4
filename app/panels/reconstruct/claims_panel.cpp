#include "app/panels/reconstruct/claims_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "app/frame/spoken_look.h"
#include "app/panels/reconstruct/decode_controls.h"
#include "app/panels/reconstruct/map_picture.h"
#include "app/presentation/number_text.h"
#include "app/presentation/outputs/prediction.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr double kStillThere = 0.8;

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
      {fmt::format("{} of the variance: no 1×1 of this y recovers it.",
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

// Even, unless a heading needs more and the others can give it.
std::vector<float> ClaimsPanel::widths_by_heading(ImFont* font, const std::vector<Claim>& claims, float width) {
  const auto count = static_cast<float>(claims.size());
  std::vector<float> widths;
  for (const Claim& claim : claims) widths.push_back(std::ceil(text_width(font, claim.heading)) + 1.0F);
  const float needed = std::accumulate(widths.begin(), widths.end(), 0.0F);
  const float even = width / count;
  if (std::ranges::max(widths) <= even || needed > width) return std::vector<float>(claims.size(), even);
  for (float& each : widths) each += (width - needed) / count;
  return widths;
}

void ClaimsPanel::draw(const Frame& frame, const DecodedStack& stack) {
  if (panel_.h <= 0.0F) return;
  frame.draw_list()->AddRect(panel_.min(), panel_.max(), im(frame.theme().border));
  const std::vector<Claim> all = claims(frame, stack);
  if (all.empty()) return;
  const float gap = frame.px(24);
  const Fonts& fonts = frame.fonts();
  const std::vector<float> widths = widths_by_heading(fonts.strong, all, panel_.w - 2.0F * (frame.padding() + gap));
  const float y = panel_.y + frame.px(8);
  const auto below_headings = [&](ImFont* heading) {
    float lines = 1.0F;
    for (std::size_t i = 0; i < all.size(); ++i)
      lines = std::max(lines, wrapped_line_count(heading, all[i].heading, widths[i]));
    return y + lines * (heading->FontSize + frame.px(2)) + frame.px(2);
  };
  const auto has_room = [&](ImFont* heading, ImFont* font, const std::string& text, float width) {
    return below_headings(heading) + wrapped_line_count(font, text, width) * (font->FontSize + frame.px(2)) <=
           panel_.bottom() - frame.px(2);
  };
  const auto all_have_room = [&](ImFont* heading, ImFont* font, const auto& text_of) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!has_room(heading, font, text_of(all[i]), widths[i])) return false;
    }
    return true;
  };
  const auto whole_with = [&](ImFont* heading, ImFont* font) {
    return all_have_room(heading, font, [](const Claim& claim) { return claim.text(); });
  };
  bool fit = true;
  for (std::size_t i = 0; i < all.size(); ++i) fit = fit && text_width(fonts.strong, all[i].heading) <= widths[i];
  ImFont* heading = fit || is_spoken(frame) || whole_with(fonts.strong, fonts.small) ? fonts.strong : fonts.small;
  ImFont* font = whole_with(heading, fonts.body) ? fonts.body : fonts.small;
  const float below = below_headings(heading);
  const bool whole = whole_with(heading, font);
  const bool has_first = all_have_room(heading, font, [](const Claim& claim) { return claim.first; });
  float x = panel_.x + frame.padding();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Claim& claim = all[i];
    const float width = widths[i];
    frame.explain_drawn({x, panel_.y, width, panel_.h}, claim.heading + "\n" + claim.text());
    draw_paragraph(frame, heading, frame.theme().text, {x, y}, width, claim.heading);
    const std::string text = whole ? claim.text() : claim.first;
    if (whole || has_first) draw_paragraph(frame, font, frame.theme().muted, {x, below}, width, text);
    x += width + gap;
  }
}

float ClaimsPanel::headings_height(const Frame& frame, const DecodedStack& stack, float width) {
  ImFont* font = frame.fonts().strong;
  const std::vector<Claim> all = claims(frame, stack);
  float lines = 1.0F;
  if (!all.empty()) {
    const std::vector<float> widths = widths_by_heading(font, all, width - 2.0F * (frame.padding() + frame.px(24)));
    for (std::size_t i = 0; i < all.size(); ++i)
      lines = std::max(lines, wrapped_line_count(font, all[i].heading, widths[i]));
  }
  return frame.px(12) + lines * (font->FontSize + frame.px(2));
}

std::vector<std::string> ClaimsPanel::headings(const Frame& frame, const DecodedStack& stack) {
  std::vector<std::string> headings;
  for (const Claim& claim : claims(frame, stack)) headings.push_back(claim.heading);
  return headings;
}

}  // namespace pw
