#include "app/file_dialog/path_choice.h"

#include <algorithm>
#include <utility>

#include "app/file_dialog/path_text.h"

namespace pw {
namespace {

namespace fs = std::filesystem;

PathChoice refuse(std::string error) {
  return {ChoiceOutcome::kRefused, std::move(error), false, {}};
}

// Whether the user means the marked row rather than the path in the text field.
bool means_row(const ChoiceRequest& request, const std::string& path, const FileSystem& files) {
  if (request.row.empty()) return false;
  if (request.row_touched_last || path.empty()) return true;
  // The text may be the start of a name, whose row is marked.
  std::error_code unreadable;
  return request.purpose == BrowserPurpose::kOpen && !fs::exists(files.status(path, unreadable));
}

// For FILE:NAME, the status of FILE.
fs::file_status status_of(const std::string& path, const ChoiceRequest& request, const FileSystem& files,
                          std::error_code& error) {
  const fs::file_status status = files.status(path, error);
  if (request.purpose == BrowserPurpose::kSave || fs::exists(status)) return status;
  const std::string file = split_array_path(path, request.formats).file;
  if (file == path) return status;
  const fs::file_status of_file = files.status(file, error);
  // A folder has no arrays, so there is no such file.
  return fs::is_directory(of_file) ? fs::file_status(fs::file_type::not_found) : of_file;
}

PathChoice choose_to_open(const std::string& path, fs::file_status status, std::error_code error) {
  if (fs::is_regular_file(status)) return {ChoiceOutcome::kChosen, path, false, {}};
  if (status.type() == fs::file_type::not_found) return refuse(path + ": does not exist");
  if (error) return refuse(path + ": cannot be examined: " + error.message());
  return refuse(path + ": is not a regular file (a pipe, a socket or a device); save it to a file first");
}

PathChoice choose_to_save(std::string path, const ChoiceRequest& request, const FileSystem& files) {
  std::error_code error;
  const fs::path parent = fs::path(path).parent_path();
  if (!fs::is_directory(files.status(parent.string(), error)))
    return refuse(parent.string() + ": is not a folder; create it first, or save elsewhere");
  if (!fs::path(path).has_filename())
    return refuse(path + ": does not exist; create the folder first, or leave out the last /");
  if (!fs::path(path).has_extension()) path += request.ending;
  if (request.check_name) {
    if (auto named = request.check_name(path); !named) return refuse(named.error().message());
  }
  std::vector<std::string> existing;
  for (const std::string& file : request.files_written ? request.files_written(path) : std::vector{path}) {
    const fs::file_status status = files.status(file, error);
    if (fs::is_directory(status)) return refuse(file + ": is a folder; choose another name");
    if (fs::exists(status) && !fs::is_regular_file(status))
      return refuse(file + ": is not a regular file; choose another name");
    if (fs::exists(status)) existing.push_back(file);
  }
  const bool is_confirmed = std::ranges::all_of(existing, [&](const std::string& file) {
    return std::ranges::find(request.may_be_replaced, file) != request.may_be_replaced.end();
  });
  if (is_confirmed) return {ChoiceOutcome::kChosen, path, false, {}};
  return {ChoiceOutcome::kExists, path, false, std::move(existing)};
}

PathChoice choose(const std::string& path, const ChoiceRequest& request, const FileSystem& files) {
  std::error_code error;
  const fs::file_status status = status_of(path, request, files, error);
  if (fs::is_directory(status)) return {ChoiceOutcome::kFolder, path, false, {}};
  return request.purpose == BrowserPurpose::kOpen ? choose_to_open(path, status, error)
                                                  : choose_to_save(path, request, files);
}

}  // namespace

PathChoice choose_path(const ChoiceRequest& request, const FileSystem& files) {
  const std::string path = path_from_text(request.text, request.folder);
  if (means_row(request, path, files)) {
    PathChoice choice = choose((fs::path(request.folder) / request.row).string(), request, files);
    choice.of_row = true;
    return choice;
  }
  if (!path.empty()) return choose(path, request, files);
  return refuse(request.purpose == BrowserPurpose::kOpen ? "choose a file, or type its path"
                                                         : "type a name for the file");
}

std::string starting_folder(const std::string& wanted, const FileSystem& files) {
  const std::string current = files.working_folder();
  if (!wanted.empty()) return path_from_text(wanted, current);
  return current.empty() ? home_folder() : current;
}

std::string file_name(const std::string& path) {
  fs::path normal = fs::path(path).lexically_normal();
  if (!normal.has_filename()) normal = normal.parent_path();
  return normal.filename().string();
}

}  // namespace pw
