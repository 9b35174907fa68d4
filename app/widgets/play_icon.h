#pragma once
// The signs of what plays: drawn, since fonts do not agree on them.
#include "app/frame/frame.h"

namespace pw {

enum class PlayIcon { kFirst, kPlay, kPause, kStep };
void draw_play_icon(const Frame& frame, PlayIcon icon, ImVec2 at, Rgb colour);

}  // namespace pw
