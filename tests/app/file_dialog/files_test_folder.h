#pragma once
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace pw {

// A temporary folder, removed at the end.
class TestFolder {
 public:
  TestFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "pointwise_files_XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) ADD_FAILURE() << "no temporary folder";
    // Real, so that it compares equal to what std::filesystem reports.
    path_ = std::filesystem::canonical(name).string();
  }
  ~TestFolder() { std::filesystem::remove_all(path_); }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;

  const std::string& path() const { return path_; }
  std::string path(const std::string& name) const { return path_ + "/" + name; }
  void file(const std::string& name, const std::string& content = "") const {
    std::ofstream(path(name), std::ios::binary) << content;
  }
  void folder(const std::string& name) const { std::filesystem::create_directory(path(name)); }

 private:
  std::string path_;
};

}  // namespace pw
