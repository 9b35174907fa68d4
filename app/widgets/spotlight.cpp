#include "app/widgets/spotlight.h"

#include <GLFW/glfw3.h>

#include <cmath>
#include <numbers>

namespace pw {
namespace {

constexpr int kKey = GLFW_KEY_Z;  // of the command "spotlight"
// Points.
constexpr float kRadius = 40.0F;
constexpr float kRing = 3.0F;
constexpr float kEdge = 1.5F;  // of black, inside and outside the ring
constexpr float kDimming = 0.3F;

// Everything but the circle.
void dim_around(ImDrawList* draw, ImVec2 centre, float radius, float reach) {
  constexpr int kSides = 64;
  const auto at = [&](int side, float distance) -> ImVec2 {
    const float angle = 2.0F * std::numbers::pi_v<float> * static_cast<float>(side) / kSides;
    return {centre.x + distance * std::cos(angle), centre.y + distance * std::sin(angle)};
  };
  // Smoothed edges would be seen between the pieces.
  const ImDrawListFlags flags = draw->Flags;
  draw->Flags &= ~ImDrawListFlags_AntiAliasedFill;
  const ImU32 colour = IM_COL32(0, 0, 0, static_cast<int>(std::lround(kDimming * 255.0F)));
  for (int side = 0; side < kSides; ++side)
    draw->AddQuadFilled(at(side, radius), at(side, reach), at(side + 1, reach), at(side + 1, radius), colour);
  draw->Flags = flags;
}

}  // namespace

void release_spotlight(Frame& frame) {
  if (frame.has_spotlight() && !ImGui::IsKeyDown(kKey)) frame.show_spotlight(false);
}

void draw_spotlight(const Frame& frame) {
  const ImVec2 at = ImGui::GetIO().MousePos;
  if (!frame.has_spotlight() || !ImGui::IsMousePosValid(&at)) return;
  ImDrawList* draw = ImGui::GetForegroundDrawList();
  const float radius = frame.px(kRadius);
  // Twice the diagonal reaches every corner, since the sides of the outer circle are straight.
  dim_around(draw, at, radius, 2.0F * std::hypot(frame.size().x, frame.size().y));
  draw->AddCircle(at, radius, IM_COL32(0, 0, 0, 255), 64, frame.px(kRing + 2.0F * kEdge));
  draw->AddCircle(at, radius, IM_COL32(255, 255, 255, 255), 64, frame.px(kRing));
}

}  // namespace pw
