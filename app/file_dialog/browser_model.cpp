#include "app/file_dialog/browser_model.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "compute/core/letters.h"

namespace pw {
namespace {

namespace fs = std::filesystem;

constexpr double kTypeAheadSeconds = 1.0;

std::string replacement_question(const std::vector<std::string>& paths) {
  std::string names;
  for (const std::string& path : paths) names += (names.empty() ? "" : " and ") + file_name(path);
  return names + (paths.size() == 1 ? " exists: confirm again to replace it" : " exist: confirm again to replace them");
}

}  // namespace

BrowserModel::BrowserModel(BrowserRequest request, std::function<void()> wake, FileSystem files)
    : request_(std::move(request)),
      files_(std::move(files)),
      listed_(wake),
      completion_(wake),
      choice_(std::move(wake)),
      text_(request_.name) {
  // A relative path starts at the working folder, which has to be queried first.
  const std::string wanted = path_from_text(request_.folder, {});
  load(fs::path(wanted).is_absolute() ? wanted : std::string());
}

bool BrowserModel::poll() {
  const bool listed = poll_listing(), completed = poll_completion(), answered = poll_choice();
  return listed || completed || answered;
}

bool BrowserModel::poll_listing() {
  auto ready = listed_.poll();
  if (!ready) return false;
  listing_ = {};
  if (!*ready) {
    error_ = ready->error().message();
  } else if (folder_ = (*ready)->folder; (*ready)->listing) {
    listing_ = std::move(*(*ready)->listing);
  } else {
    error_ = (*ready)->listing.error().message();
  }
  filter_rows();
  if (!mark_after_loading_.empty()) row_ = find_row(std::exchange(mark_after_loading_, {}), 0);
  return true;
}

bool BrowserModel::poll_completion() {
  const auto completion = completion_.poll();
  if (!completion) return false;
  const bool confirms = std::exchange(confirms_completion_, false);
  if (!*completion) {
    error_ = completion->error().message();
    return true;
  }
  edit_text((*completion)->text);
  if ((*completion)->matches == 0)
    error_ = text_.empty() ? "this folder is empty" : text_ + ": no name starts like this";
  if ((*completion)->matches > 1) row_ = find_row((*completion)->first, 0);
  if (confirms) confirm();
  return true;
}

bool BrowserModel::poll_choice() {
  const auto choice = choice_.poll();
  if (!choice) return false;
  if (*choice) {
    apply(**choice);
  } else {
    error_ = choice->error().message();
  }
  return true;
}

void BrowserModel::apply(const PathChoice& choice) {
  if (choice.of_row) row_touched_last_ = row_ >= 0;
  switch (choice.outcome) {
    case ChoiceOutcome::kChosen:
      chosen_ = choice.text;
      break;
    case ChoiceOutcome::kFolder:
      if (!choice.of_row && request_.purpose == BrowserPurpose::kSave) text_ = request_.name;
      go_to(choice.text);
      break;
    case ChoiceOutcome::kExists:
      replaces_ = choice.existing;
      error_ = replacement_question(replaces_);
      break;
    case ChoiceOutcome::kRefused:
      error_ = choice.text;
      break;
  }
}

void BrowserModel::load(const std::string& folder, const std::string& mark) {
  folder_ = folder;
  listing_ = {};
  rows_.clear();
  row_ = -1;
  row_touched_last_ = false;
  typed_ahead_.clear();
  mark_after_loading_ = mark;
  discard_pending();
  listed_.ask(folder_, "cannot be listed",
              [folder, wanted = request_.folder,
               options = ListingOptions{.hidden = hidden_, .formats = request_.formats}, files = files_] {
                const std::string in = folder.empty() ? starting_folder(wanted, files) : folder;
                return Listed{in, files.list(in, options)};
              });
  poll_listing();
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

void BrowserModel::discard_pending() {
  error_.clear();
  replaces_.clear();
  chosen_.reset();
  completion_.drop();
  choice_.drop();
  confirms_completion_ = false;
}

int BrowserModel::find_row(std::string_view start, int from) const {
  const int count = static_cast<int>(rows_.size());
  for (int step = 0; step < count; ++step) {
    const int row = (from + step) % count;
    if (starts_with_ignoring_case(rows_[static_cast<std::size_t>(row)].name, start)) return row;
  }
  return -1;
}

void BrowserModel::edit_text(std::string text) {
  if (text == text_) return;
  text_ = std::move(text);
  row_touched_last_ = false;
  discard_pending();
  // A bare name also marks its row, to show what it would match.
  const bool bare = !text_.empty() && text_.find('/') == std::string::npos;
  row_ = bare ? find_row(text_, 0) : -1;
}

void BrowserModel::select(int row) {
  if (rows_.empty()) return;
  row_ = std::clamp(row, 0, static_cast<int>(rows_.size()) - 1);
  row_touched_last_ = true;
  discard_pending();
  const DirectoryEntry& entry = rows_[static_cast<std::size_t>(row_)];
  if (entry.kind != EntryKind::kFolder) text_ = entry.name;
}

void BrowserModel::type_ahead(std::string_view letters, double now) {
  if (now - typed_at_ > kTypeAheadSeconds) typed_ahead_.clear();
  typed_at_ = now;
  const bool again = typed_ahead_ == letters;
  if (!again) typed_ahead_ += letters;
  // Repeating a letter moves to the next row that starts with it.
  const int row = find_row(typed_ahead_, again || typed_ahead_ == letters ? row_ + 1 : std::max(row_, 0));
  if (row >= 0) select(row);
}

void BrowserModel::complete() {
  if (completion_.is_pending()) return;
  choice_.drop();
  completion_.ask(text_, "cannot be completed",
                  [text = text_, folder = folder_, wanted = request_.folder, files = files_] {
                    return complete_path(text, folder.empty() ? starting_folder(wanted, files) : folder, files);
                  });
  poll_completion();
}

void BrowserModel::go_to(const std::string& folder) {
  enter(folder, {});
}

void BrowserModel::enter(const std::string& folder, const std::string& mark) {
  // In save mode the name is kept; in open mode it belonged to the previous folder.
  text_ = request_.purpose == BrowserPurpose::kSave ? file_name(text_) : std::string();
  load(folder, mark);
}

void BrowserModel::go_to_parent() {
  const std::string parent = parent_folder(folder_);
  if (folder_.empty() || parent == folder_) return;
  enter(parent, file_name(folder_));
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

void BrowserModel::confirm() {
  if (choice_.is_pending()) return;  // the same query: any change would have discarded it
  if (completion_.is_pending()) {
    confirms_completion_ = true;
    return;
  }
  error_.clear();
  ChoiceRequest request{.purpose = request_.purpose,
                        .text = text_,
                        .folder = folder_,
                        .row = row_ >= 0 ? rows_[static_cast<std::size_t>(row_)].name : std::string(),
                        .row_touched_last = row_touched_last_,
                        .ending = request_.ending,
                        .may_be_replaced = replaces_,
                        .check_name = request_.check_name,
                        .files_written = request_.files_written,
                        .formats = request_.formats};
  choice_.ask(text_, "cannot be examined",
              [request = std::move(request), wanted = request_.folder, files = files_]() mutable {
                if (request.folder.empty()) request.folder = starting_folder(wanted, files);
                return choose_path(request, files);
              });
  poll_choice();
}

}  // namespace pw
