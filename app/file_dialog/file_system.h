#pragma once
// The file browser's access to the file system. Any call may take seconds, or never return.
#include <filesystem>
#include <functional>
#include <string>
#include <system_error>

#include "app/file_dialog/directory_listing.h"

namespace pw {

// Called from worker threads, possibly several at once.
struct FileSystem {
  std::function<Expected<DirectoryListing>(const std::string& folder, const ListingOptions& options)> list =
      list_directory;
  // Like std::filesystem::status: follows links; a missing file is not an error.
  std::function<std::filesystem::file_status(const std::string& path, std::error_code& error)> status =
      [](const std::string& path, std::error_code& error) { return std::filesystem::status(path, error); };
  // Empty if there is none.
  std::function<std::string()> working_folder = [] {
    std::error_code error;
    return std::filesystem::current_path(error).string();
  };
};

}  // namespace pw
