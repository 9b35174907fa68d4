#pragma once
// The three looks by name; theme.h has their colours and sizes.

namespace pw {

enum class ThemeKind { kDark, kLight, kProjector };
inline constexpr int kThemeCount = 3;

const char* theme_name(ThemeKind kind);  // "dark", "light", "projector"

}  // namespace pw
