#pragma once
// A folder of this process, in memory, for targets that read paths.
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "fuzz_target.h"

namespace pw::test {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    const bool has_memory_folder = std::filesystem::is_directory("/dev/shm");
    std::string name = has_memory_folder ? "/dev/shm/pointwise-fuzz-XXXXXX" : "/tmp/pointwise-fuzz-XXXXXX";
    require(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string path(const std::string& name) const { return path_ + "/" + name; }
  void write(const std::string& name, const std::uint8_t* data, std::size_t size) const {
    std::ofstream(path(name), std::ios::binary | std::ios::trunc)
        .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  }
  void clear() const {
    for (const auto& entry : std::filesystem::directory_iterator(path_)) std::filesystem::remove_all(entry.path());
  }

 private:
  std::string path_;
};

}  // namespace pw::test
