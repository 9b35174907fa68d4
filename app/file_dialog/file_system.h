#pragma once
// What the file browser asks of the file system. Any of it may take seconds, or never return.
#include <filesystem>
#include <functional>
#include <string>
#include <system_error>

#include "app/file_dialog/directory_listing.h"

namespace pw {

// Called from worker threads, several at a time.
struct FileSystem {
  std::function<Expected<DirectoryListing>(const std::string& folder, const ListingOptions& options)> list =
      list_directory;
  // As std::filesystem::status: follows links, no_error for what is missing.
  std::function<std::filesystem::file_status(const std::string& path, std::error_code& error)> status =
      [](const std::string& path, std::error_code& error) { return std::filesystem::status(path, error); };
  // Empty where there is none.
  std::function<std::string()> working_folder = [] {
    std::error_code error;
    return std::filesystem::current_path(error).string();
  };
};

}  // namespace pw
