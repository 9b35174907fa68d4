#include "app/files/browser_model.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "app/files/path_text.h"

namespace pw {
namespace {

namespace fs = std::filesystem;

constexpr double kTypeAheadSeconds = 1.0;

std::string starting_folder(const std::string& wished) {
  std::error_code error;
  if (!wished.empty()) return path_from_text(wished, fs::current_path(error).string());
  const fs::path current = fs::current_path(error);
  return error ? home_folder() : current.string();
}

std::string file_name(const std::string& path) {
  fs::path normal = fs::path(path).lexically_normal();
  if (!normal.has_filename()) normal = normal.parent_path();
  return normal.filename().string();
}

bool begins_alike(std::string_view name, std::string_view start) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return name.size() >= start.size() &&
         std::equal(start.begin(), start.end(), name.begin(), [&](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace

BrowserModel::BrowserModel(BrowserRequest request, std::function<void()> wake)
    : request_(std::move(request)), loader_(std::move(wake)), text_(request_.name) {
  load(starting_folder(request_.folder));
}

void BrowserModel::poll() {
  auto ready = loader_.take();
  if (!ready.has_value()) return;
  if (!*ready) {
    error_ = ready->error().message();
    listing_ = {};
  } else {
    listing_ = std::move(**ready);
  }
  filter_rows();
  if (!mark_after_loading_.empty()) row_ = find_row(std::exchange(mark_after_loading_, {}), 0);
}

void BrowserModel::load(const std::string& folder) {
  folder_ = folder;
  listing_ = {};
  rows_.clear();
  row_ = -1;
  row_touched_last_ = false;
  typed_ahead_.clear();
  clear_complaints();
  loader_.request(folder_, {.hidden = hidden_});
  poll();
}

void BrowserModel::filter_rows() {
  const std::string marked = row_ >= 0 ? rows_[static_cast<std::size_t>(row_)].name : std::string();
  rows_.clear();
  for (const DirectoryEntry& entry : listing_.entries)
    if (!known_only_ || entry.kind != EntryKind::kOther) rows_.push_back(entry);
  const auto same = std::find_if(rows_.begin(), rows_.end(), [&](const DirectoryEntry& e) { return e.name == marked; });
  row_ = marked.empty() || same == rows_.end() ? -1 : static_cast<int>(same - rows_.begin());
  row_touched_last_ = row_touched_last_ && row_ >= 0;
}

void BrowserModel::clear_complaints() {
  error_.clear();
  replaces_.clear();
}

int BrowserModel::find_row(std::string_view start, int from) const {
  const int count = static_cast<int>(rows_.size());
  for (int step = 0; step < count; ++step) {
    const int row = (from + step) % count;
    if (begins_alike(rows_[static_cast<std::size_t>(row)].name, start)) return row;
  }
  return -1;
}

void BrowserModel::edit_text(std::string text) {
  if (text == text_) return;
  text_ = std::move(text);
  row_touched_last_ = false;
  clear_complaints();
  // A bare name also marks its row, so that one sees what it would be.
  const bool bare = !text_.empty() && text_.find('/') == std::string::npos;
  row_ = bare ? find_row(text_, 0) : -1;
}

void BrowserModel::select(int row) {
  if (rows_.empty()) return;
  row_ = std::clamp(row, 0, static_cast<int>(rows_.size()) - 1);
  row_touched_last_ = true;
  clear_complaints();
  const DirectoryEntry& entry = rows_[static_cast<std::size_t>(row_)];
  if (entry.kind != EntryKind::kFolder) text_ = entry.name;
}

void BrowserModel::type_ahead(std::string_view letters, double now) {
  if (now - typed_at_ > kTypeAheadSeconds) typed_ahead_.clear();
  typed_at_ = now;
  const bool again = typed_ahead_ == letters;
  if (!again) typed_ahead_ += letters;
  // The same letter once more goes on to the next row that begins with it.
  const int row = find_row(typed_ahead_, again || typed_ahead_ == letters ? row_ + 1 : std::max(row_, 0));
  if (row >= 0) select(row);
}

void BrowserModel::complete() {
  const Completion completion = complete_path(text_, folder_);
  edit_text(completion.text);
  if (completion.matches == 0) error_ = text_.empty() ? "this folder is empty" : text_ + ": nothing begins like this";
  if (completion.matches > 1) row_ = find_row(completion.first, 0);
}

void BrowserModel::go_to(const std::string& folder) {
  // In save mode the name is kept, in open mode a name belongs to the folder that was left.
  text_ = request_.purpose == BrowserPurpose::kSave ? file_name(text_) : std::string();
  load(folder);
}

void BrowserModel::go_to_parent() {
  const std::string parent = parent_folder(folder_);
  if (parent == folder_) return;
  mark_after_loading_ = file_name(folder_);
  go_to(parent);
}

void BrowserModel::show_known_only(bool known_only) {
  known_only_ = known_only;
  filter_rows();
}

void BrowserModel::show_hidden(bool hidden) {
  if (hidden == hidden_) return;
  hidden_ = hidden;
  load(folder_);
}

std::optional<std::string> BrowserModel::confirm() {
  const std::string path = path_from_text(text_, folder_);
  if (row_ >= 0 && means_row(path)) {
    row_touched_last_ = true;
    return choose((fs::path(folder_) / rows_[static_cast<std::size_t>(row_)].name).string());
  }
  if (!path.empty()) return choose(path);
  error_ = request_.purpose == BrowserPurpose::kOpen ? "choose a file, or type its path" : "type a name for the file";
  return std::nullopt;
}

bool BrowserModel::means_row(const std::string& path) const {
  if (row_touched_last_ || path.empty()) return true;
  // The start of a name, whose row is marked meanwhile.
  std::error_code unreadable;
  return request_.purpose == BrowserPurpose::kOpen && !fs::exists(path, unreadable);
}

std::optional<std::string> BrowserModel::choose(const std::string& path) {
  error_.clear();
  std::error_code unreadable;
  if (fs::is_directory(path, unreadable)) {
    if (!row_touched_last_ && request_.purpose == BrowserPurpose::kSave) text_ = request_.name;
    go_to(path);
    return std::nullopt;
  }
  return request_.purpose == BrowserPurpose::kOpen ? choose_to_open(path) : choose_to_save(path);
}

std::optional<std::string> BrowserModel::choose_to_open(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::is_regular_file(status)) return path;
  if (status.type() == fs::file_type::not_found) {
    error_ = path + ": does not exist";
  } else if (error) {
    error_ = path + ": cannot be examined: " + error.message();
  } else {
    error_ = path + ": is not a regular file (a pipe, a socket or a device); save it to a file first";
  }
  return std::nullopt;
}

std::optional<std::string> BrowserModel::choose_to_save(const std::string& typed) {
  std::string path = typed;
  std::error_code error;
  const fs::path parent = fs::path(path).parent_path();
  if (!fs::is_directory(parent, error)) {
    error_ = parent.string() + ": is no folder; make it first, or save elsewhere";
    return std::nullopt;
  }
  if (!fs::path(path).has_filename()) {
    error_ = path + ": does not exist; make the folder first, or leave out the last /";
    return std::nullopt;
  }
  if (!fs::path(path).has_extension()) path += request_.ending;
  const fs::file_status status = fs::status(path, error);
  if (fs::is_directory(status)) {
    error_ = path + ": is a folder; choose another name";
    return std::nullopt;
  }
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    error_ = path + ": is not a regular file; choose another name";
    return std::nullopt;
  }
  if (fs::exists(status) && replaces_ != path) {
    replaces_ = path;
    error_ = file_name(path) + " exists: confirm again to replace it";
    return std::nullopt;
  }
  return path;
}

}  // namespace pw
