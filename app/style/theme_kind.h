#pragma once
// The three themes by name; theme.h has their colours and sizes.
#include <array>

namespace pw {

enum class ThemeKind { kDark, kLight, kProjector };
inline constexpr std::array kThemes = {ThemeKind::kDark, ThemeKind::kLight, ThemeKind::kProjector};

const char* theme_name(ThemeKind kind);  // "dark", "light", "projector"

}  // namespace pw
