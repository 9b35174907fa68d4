#include "app/widgets/play_icon.h"

#include <cmath>

namespace pw {
namespace {

constexpr float kHalfIcon = 5.0F;  // points

}  // namespace

void draw_play_icon(const Frame& frame, PlayIcon icon, ImVec2 at, Rgb colour) {
  const float r = std::floor(frame.px(kHalfIcon));
  frame.texts().add_mark("play, pause, step", {at.x - r, at.y - r, 2.0F * r, 2.0F * r});
  ImDrawList* draw = frame.draw_list();
  const ImU32 fill = im(colour);
  const auto bar = [&](float left, float right) {
    draw->AddRectFilled({at.x + left, at.y - r}, {at.x + right, at.y + r}, fill);
  };
  switch (icon) {
    case PlayIcon::kFirst:
      bar(-r, -r * 0.6F);
      draw->AddTriangleFilled({at.x + r, at.y - r}, {at.x - r * 0.5F, at.y}, {at.x + r, at.y + r}, fill);
      break;
    case PlayIcon::kPlay:
      draw->AddTriangleFilled({at.x - r * 0.7F, at.y - r}, {at.x + r, at.y}, {at.x - r * 0.7F, at.y + r}, fill);
      break;
    case PlayIcon::kPause:
      bar(-r * 0.8F, -r * 0.2F);
      bar(r * 0.2F, r * 0.8F);
      break;
    case PlayIcon::kStep:
      draw->AddTriangleFilled({at.x - r, at.y - r}, {at.x + r * 0.5F, at.y}, {at.x - r, at.y + r}, fill);
      bar(r * 0.6F, r);
      break;
  }
}

}  // namespace pw
