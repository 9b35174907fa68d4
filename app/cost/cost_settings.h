#pragma once
// What the view Cost counts. Never changes the document; undone by itself.
#include <cstdint>
#include <optional>
#include <string>

#include "app/document/document.h"
#include "app/document/history.h"
#include "compute/cost/deep_net.h"
#include "compute/cost/inception.h"
#include "compute/cost/next_layer.h"

namespace pw {

inline constexpr std::int64_t kMostCounted = 1'000'000'000;  // of a size that is typed

// What is absent follows the document until it is set.
struct NextLayerChoice {
  std::optional<std::int64_t> images, rows, columns, maps;
  std::optional<std::int64_t> reduced;  // F′: the document's outputs
  NextKernel kernel = NextKernel::kThree;
  std::int64_t next_maps = 64;
  std::string slide = "28×28×192 → 5×5, 32";
  std::int64_t slide_through = 16;
  bool operator==(const NextLayerChoice&) const = default;
};

enum class InceptionPositions { kStack, kGoogLeNet };  // rows and columns: the stack's, or those of the module's place

struct InceptionChoice {
  std::optional<std::int64_t> maps;  // that the module reads; absent: the document's
  InceptionWidths widths;            // at first 3b's
  std::size_t place = 1;             // of googlenet_modules(): the preset chosen last
  InceptionPositions positions = InceptionPositions::kStack;
  bool is_naive = false;
  bool operator==(const InceptionChoice&) const = default;
};

struct CostSettings {
  NextLayerChoice next;
  InceptionChoice inception;
  DeepNet deep;
  bool operator==(const CostSettings&) const = default;
};

// With what is absent taken from the document.
NextLayer next_layer(const CostSettings& settings, const Document& document);
InceptionModule inception_module(const CostSettings& settings, const Document& document);
// Its widths, and the maps that it reads.
void choose_preset(InceptionChoice& choice, const GoogLeNetModule& module);
// The module of GoogLeNet that has these widths and reads as many maps; null if there is none.
const GoogLeNetModule* shown_preset(const CostSettings& settings, const Document& document);

template <>
struct HistoryParts<CostSettings> {
  template <class Visit>
  static void visit_parts(const CostSettings&, Visit) {}
  static std::int64_t own_bytes(const CostSettings& settings) {
    return static_cast<std::int64_t>(sizeof(CostSettings) + settings.next.slide.capacity());
  }
  static bool thin(CostSettings&, const CostSettings&) { return false; }
};

using CostHistory = History<CostSettings>;

}  // namespace pw
