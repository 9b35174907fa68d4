#pragma once
// What the file browser knows and decides, without a window.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/files/directory_listing.h"
#include "app/files/listing_loader.h"

namespace pw {

enum class BrowserPurpose { kOpen, kSave };

struct BrowserRequest {
  BrowserPurpose purpose = BrowserPurpose::kOpen;
  std::string title;   // "Open a file", "Save the weights"
  std::string folder;  // where to begin; empty: the working folder
  std::string name;    // kSave: the proposed name
  std::string ending;  // kSave: appended to a name without one, ".npy"
};

// UI thread only. Its text is what stands in the path field; the row is the marked line of the list. Whichever of the
// two was touched last is what confirm() acts on.
class BrowserModel {
 public:
  BrowserModel(BrowserRequest request, std::function<void()> wake);

  // Takes over a listing that has become ready. Call once a frame.
  void poll();

  const BrowserRequest& request() const { return request_; }
  const std::string& folder() const { return folder_; }
  const std::vector<DirectoryEntry>& rows() const { return rows_; }
  int row() const { return row_; }  // -1: none
  const std::string& text() const { return text_; }
  const std::string& error() const { return error_; }
  bool loading() const { return loader_.busy(); }
  bool truncated() const { return listing_.truncated; }
  bool known_only() const { return known_only_; }
  bool hidden() const { return hidden_; }
  // A second confirm() would replace the file of this name.
  bool asks_to_replace() const { return !replaces_.empty(); }

  void edit_text(std::string text);
  void select(int row);
  void move(int rows) { select(row_ + rows); }
  // Marks the next row that begins with what was typed within the last second. now: seconds, any origin.
  void type_ahead(std::string_view letters, double now);
  void complete();
  void go_to(const std::string& folder);
  void go_to_parent();
  void show_known_only(bool known_only);
  void show_hidden(bool hidden);

  // Enters a folder, complains in error(), asks before replacing, or gives the chosen path.
  std::optional<std::string> confirm();

 private:
  void load(const std::string& folder);
  void filter_rows();
  int find_row(std::string_view start, int from) const;
  // Whether confirm() acts on the marked row rather than on the path that the text names.
  bool means_row(const std::string& path) const;
  std::optional<std::string> choose(const std::string& path);
  std::optional<std::string> choose_to_open(const std::string& path);
  std::optional<std::string> choose_to_save(const std::string& path);
  void clear_complaints();

  BrowserRequest request_;
  ListingLoader loader_;
  std::string folder_;
  DirectoryListing listing_;
  std::vector<DirectoryEntry> rows_;
  std::string mark_after_loading_;  // the name of the folder that was left
  int row_ = -1;
  bool row_touched_last_ = false;
  bool known_only_ = true;
  bool hidden_ = false;
  std::string text_;
  std::string error_;
  std::string replaces_;  // the path whose replacement the next confirm() allows
  std::string typed_ahead_;
  double typed_at_ = 0;
};

}  // namespace pw
