#pragma once
// What the panels of the tab *Inception* share: the module, what it costs in both cases, and how far one has become the
// other.
#include <array>
#include <cstdint>
#include <string>

#include "app/cost/cost_settings.h"
#include "app/frame/frame.h"

namespace pw {

struct ModuleView {
  InceptionModule module;
  InceptionCost naive, reduced;
  const GoogLeNetModule* preset = nullptr;  // null: the widths are none of GoogLeNet's
  bool has_x = false;                       // the module reads the stack as it is
  float reductions = 1.0F;                  // 0: naive, 1: with its 1×1 reductions; between them while it moves
  bool names_lines = false;                 // something says what the lines of boxes are; without it they have none

  bool is_naive() const { return module.is_naive; }
  const InceptionCost& cost() const { return is_naive() ? naive : reduced; }
  const InceptionCost& other_cost() const { return is_naive() ? reduced : naive; }
  bool is_moving() const { return reductions > 0.0F && reductions < 1.0F; }
};
ModuleView module_view(const Frame& frame, float reductions);

// One of the six widths.
enum class ModuleWidth { kOnes, kReduce3, kThree, kReduce5, kFive, kProject };
inline constexpr std::array kModuleWidths = {ModuleWidth::kOnes,    ModuleWidth::kReduce3, ModuleWidth::kThree,
                                             ModuleWidth::kReduce5, ModuleWidth::kFive,    ModuleWidth::kProject};
std::int64_t& width_of(InceptionWidths& widths, ModuleWidth width);
std::int64_t width_of(const InceptionWidths& widths, ModuleWidth width);

// "1×1", "3×3", "5×5", "pool".
inline constexpr std::array<const char*, 4> kBranchNames = {"1×1", "3×3", "5×5", "pool"};
// "3×3 branch, with its 1×1 reduction" and the like: what a branch of this case does, to begin a sentence.
std::string branch_text(std::size_t branch, bool is_naive);
// "20 × 72 × 128".
std::string stack_text(const MapSize& size, std::int64_t maps);

}  // namespace pw
