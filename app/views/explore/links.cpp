#include "app/views/explore/links.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

ImVec2 bezier(ImVec2 a, ImVec2 b, ImVec2 c, ImVec2 d, float t) {
  const float s = 1.0F - t;
  const float w0 = s * s * s;
  const float w1 = 3.0F * s * s * t;
  const float w2 = 3.0F * s * t * t;
  const float w3 = t * t * t;
  return {w0 * a.x + w1 * b.x + w2 * c.x + w3 * d.x, w0 * a.y + w1 * b.y + w2 * c.y + w3 * d.y};
}

// Light on dark, so that it is visible on any map.
void dashed_curve(const Frame& frame, ImVec2 from, ImVec2 to) {
  const float bend = (to.y - from.y) * 0.5F;
  const ImVec2 b{from.x, from.y + bend};
  const ImVec2 c{to.x, to.y - bend};
  const float length = std::max(1.0F, std::hypot(to.x - from.x, to.y - from.y));
  const int dashes = std::max(4, static_cast<int>(length / frame.px(9)));
  for (int i = 0; i < dashes; ++i) {
    const float t0 = static_cast<float>(i) / static_cast<float>(dashes);
    const float t1 = (static_cast<float>(i) + 0.55F) / static_cast<float>(dashes);
    const ImVec2 p = bezier(from, b, c, to, t0);
    const ImVec2 q = bezier(from, b, c, to, t1);
    frame.draw_list()->AddLine(p, q, IM_COL32(0, 0, 0, 160), frame.px(3));
    frame.draw_list()->AddLine(p, q, IM_COL32(255, 255, 255, 230), frame.px(1.4F));
  }
}

void weight_curve(const Frame& frame, ImVec2 from, ImVec2 to, float weight) {
  const float share = std::min(1.0F, std::fabs(weight) / frame.scales().weights);
  const float thickness = frame.px(1.2F) + share * frame.px(4);
  const float bend = std::max(frame.px(6), (to.y - from.y) * 0.9F);
  frame.draw_list()->AddBezierCubic(from, {from.x, from.y + bend}, {to.x, to.y - bend}, to, frame.sign_colour(weight),
                                    thickness);
  const char* glyph = weight < 0.0F ? "−" : "+";
  const float radius = frame.px(8);
  frame.draw_list()->AddCircleFilled(to, radius, frame.sign_colour(weight));
  frame.explain_drawn(
      {to.x - radius, to.y - radius, 2.0F * radius, 2.0F * radius},
      fmt::format("The selected map goes into this output with the weight {}: {}. The line is the thicker "
                  "the larger the weight",
                  signed_text(weight), weight < 0.0F ? "it is subtracted" : "it is added"));
  draw_text_centred(frame, frame.fonts().strong, {255, 255, 255}, {to.x, to.y - frame.fonts().strong->FontSize / 2.0F},
                    glyph);
}

}  // namespace

void draw_links(const Frame& frame, std::optional<Rect> tile, const WeightRows& weights, const OutputsPanel& outputs,
                float outputs_y) {
  const PointwiseLayer& layer = frame.document().parameters();
  const auto top = weights.selected_cell(frame, 0);
  const auto bottom = weights.selected_cell(frame, layer.cout - 1);
  if (!top || !bottom) return;
  if (tile)
    dashed_curve(frame, {tile->centre().x, tile->bottom() + frame.px(3)}, {top->centre().x, top->y - frame.px(2)});
  if (frame.document().mask.silences(frame.selection().map)) return;
  for (std::int64_t o = 0; o < layer.cout; ++o) {
    const auto picture = outputs.picture(o);
    const float weight = layer.w(o, frame.selection().map);
    if (!picture || weight == 0.0F || !std::isfinite(weight)) continue;
    const float x = picture->x + picture->w - frame.px(14);
    weight_curve(frame, {bottom->centre().x, bottom->bottom() + frame.px(2)}, {x, outputs_y + frame.px(1)}, weight);
  }
}

}  // namespace pw
