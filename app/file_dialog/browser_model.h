#pragma once
// The state and logic of the file browser, without a window.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/file_dialog/background_query.h"
#include "app/file_dialog/directory_listing.h"
#include "app/file_dialog/file_system.h"
#include "app/file_dialog/path_choice.h"
#include "app/file_dialog/path_text.h"

namespace pw {

struct BrowserRequest {
  BrowserPurpose purpose = BrowserPurpose::kOpen;
  std::string title;   // "Open a file", "Save the weights"
  std::string folder;  // where to start; empty: the working folder
  std::string name;    // kSave: the proposed name
  std::string ending;  // kSave: appended to a name without one, ".npy"
  FileFormats formats = file_formats();
  CheckSavedName check_name = nullptr;   // kSave
  FilesWritten files_written = nullptr;  // kSave
};

// Window thread only. `text` is the content of the path field, `row` the marked line of the list. confirm() acts on
// whichever the user touched last. Nothing here waits for the file system: a listing, a completion or the result of
// confirm() is there at once, or arrives through poll(). Editing, marking or entering anything in between discards a
// pending complete() or confirm().
class BrowserModel {
 public:
  // wake: see BackgroundQuery.
  BrowserModel(BrowserRequest request, std::function<void()> wake, FileSystem files = {});

  // Takes over pending results that are ready; whether there were any. Call once per frame.
  bool poll();

  const BrowserRequest& request() const { return request_; }
  // Empty until the working folder is known.
  const std::string& folder() const { return folder_; }
  const std::vector<DirectoryEntry>& rows() const { return rows_; }
  int row() const { return row_; }  // -1: none
  const std::string& text() const { return text_; }
  const std::string& error() const { return error_; }
  bool loading() const { return listed_.is_pending(); }
  // Whether complete() or confirm() is pending.
  bool asking() const { return completion_.is_pending() || choice_.is_pending(); }
  bool truncated() const { return listing_.truncated; }
  bool known_only() const { return known_only_; }
  bool hidden() const { return hidden_; }
  // Whether a second confirm() would replace existing files.
  bool asks_to_replace() const { return !replaces_.empty(); }

  void edit_text(std::string text);
  void select(int row);
  void move(int rows) { select(row_ + rows); }
  // Marks the next row that starts with what was typed within the last second. now: in seconds, from any origin.
  void type_ahead(std::string_view letters, double now);
  void complete();
  void go_to(const std::string& folder);
  void go_to_parent();
  void show_known_only(bool known_only);
  void show_hidden(bool hidden);

  // Enters a folder, sets error(), asks before replacing, or chooses a path.
  void confirm();
  bool has_chosen() const { return chosen_.has_value(); }
  // The chosen path, once.
  std::optional<std::string> pop_chosen() { return std::exchange(chosen_, std::nullopt); }

 private:
  struct Listed {
    std::string folder;
    Expected<DirectoryListing> listing;
  };

  // mark: the start of the name whose row to mark once the folder has been listed.
  void load(const std::string& folder, const std::string& mark = {});
  void enter(const std::string& folder, const std::string& mark);
  bool poll_listing();
  bool poll_completion();
  bool poll_choice();
  void apply(const PathChoice& choice);
  void filter_rows();
  int find_row(std::string_view start, int from) const;
  // Clears errors about the text and the row, and discards pending queries about them.
  void discard_pending();

  BrowserRequest request_;
  FileSystem files_;
  BackgroundQuery<Listed> listed_;
  BackgroundQuery<Completion> completion_;
  BackgroundQuery<PathChoice> choice_;
  bool confirms_completion_ = false;  // confirm() was called while the text was being completed
  std::optional<std::string> chosen_;
  std::string folder_;
  DirectoryListing listing_;
  std::vector<DirectoryEntry> rows_;
  std::string mark_after_loading_;
  int row_ = -1;
  bool row_touched_last_ = false;
  bool known_only_ = true;
  bool hidden_ = false;
  std::string text_;
  std::string error_;
  std::vector<std::string> replaces_;  // the files whose replacement the next confirm() allows
  std::string typed_ahead_;
  double typed_at_ = 0;
};

}  // namespace pw
