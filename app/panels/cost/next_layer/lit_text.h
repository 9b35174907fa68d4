#pragma once
// Text in which numbers of the layer light up with their letters.
#include <optional>
#include <string>
#include <vector>

#include "app/panels/cost/next_layer/ledger.h"

namespace pw {

struct LitPart {
  std::string text;
  std::optional<CostSymbol> symbol = std::nullopt;
  bool is_muted = false;
  bool is_boxed = false;  // F′
};

// Around what is pointed at.
void draw_lit_frame(const Frame& frame, Rect around);
// Around F′.
void draw_reduced_box(const Frame& frame, Rect around);
float lit_text_width(const ImFont* font, const std::vector<LitPart>& parts);
// Cut off at `most`; returns the width.
float draw_lit_text(const Frame& frame, ImFont* font, ImVec2 at, float most, const std::vector<LitPart>& parts,
                    std::optional<CostSymbol> lit);
// "20 × 72 × 256", with what the sizes are of.
std::vector<LitPart> size_parts(const char* name, const MapSize& size, CostSymbol maps);

}  // namespace pw
