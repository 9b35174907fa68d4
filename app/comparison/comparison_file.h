#pragma once
// Comparisons as files, with their matrices: bit for bit.
#include <string>
#include <string_view>

#include "app/comparison/comparison.h"
#include "compute/core/error.h"

namespace pw {

std::string comparison_text(const Comparison& comparison);
Expected<void> write_comparison(const std::string& path, const Comparison& comparison);

Expected<Comparison> read_comparison(const std::string& subject, std::string_view text);
Expected<Comparison> read_comparison(const std::string& path);

// The comparison of the built-in learned maps over scenes, 256 → 2, with the curves for road and for nine classes.
std::string shipped_comparison_path(const std::string& assets_folder);

}  // namespace pw
