#include "app/style/theme_kind.h"

namespace pw {

const char* theme_name(ThemeKind kind) {
  switch (kind) {
    case ThemeKind::kDark:
      return "dark";
    case ThemeKind::kLight:
      return "light";
    case ThemeKind::kProjector:
      return "projector";
  }
  return "";
}

}  // namespace pw
