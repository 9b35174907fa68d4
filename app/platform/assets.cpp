#include "app/platform/assets.h"

#include <cstdlib>
#include <filesystem>
#include <vector>

namespace pw {
namespace {

namespace fs = std::filesystem;

// Empty if the system does not tell.
fs::path executable_folder() {
  std::error_code error;
  const fs::path executable = fs::read_symlink("/proc/self/exe", error);
  return error ? fs::path() : executable.parent_path();
}

}  // namespace

std::string assets_folder() {
  std::vector<fs::path> candidates;
  if (const char* named = std::getenv("POINTWISE_ASSETS"); named != nullptr && *named != '\0')
    candidates.emplace_back(named);
  if (const fs::path folder = executable_folder(); !folder.empty()) {
    candidates.push_back(folder / ".." / "share" / "pointwise" / "assets");
    candidates.push_back(folder / "assets");
  }
  for (const fs::path& candidate : candidates) {
    std::error_code error;
    if (fs::is_directory(candidate, error)) return candidate.lexically_normal().string();
  }
  return POINTWISE_SOURCE_ASSETS;
}

}  // namespace pw
