#include "compute/io/files/private_folder.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace pw {

Expected<void> make_private_folder(const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (folder.empty() || fs::is_directory(folder, error)) return {};
  if (auto above = make_private_folder(fs::path(folder).parent_path().string()); !above) return above;
  if (mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST) return {};
  return fail(folder, "cannot be created: {}", std::strerror(errno));
}

}  // namespace pw
