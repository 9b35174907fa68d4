#pragma once
// What Enter means in the file browser, once the file system has been asked.
#include <functional>
#include <string>
#include <vector>

#include "app/file_dialog/file_system.h"
#include "app/import/file_formats.h"

namespace pw {

// All files that saving to a path writes; null: that path alone.
using FilesWritten = std::function<std::vector<std::string>(const std::string& path)>;

// An error if files of this name cannot be saved, which its ending tells; null: all can.
using CheckSavedName = std::function<Expected<void>(const std::string& path)>;

enum class BrowserPurpose { kOpen, kSave };

// The state of the browser when Enter was pressed.
struct ChoiceRequest {
  BrowserPurpose purpose = BrowserPurpose::kOpen;
  std::string text;
  std::string folder;  // shown in the list
  std::string row;     // the marked row's name; empty: none is marked
  bool row_touched_last = false;
  std::string ending;                        // kSave: appended to a name without one
  std::vector<std::string> may_be_replaced;  // kSave: the files whose replacement has been confirmed
  CheckSavedName check_name = nullptr;       // kSave
  FilesWritten files_written = nullptr;      // kSave
  FileFormats formats = file_formats();
};

enum class ChoiceOutcome { kChosen, kFolder, kExists, kRefused };

struct PathChoice {
  ChoiceOutcome outcome = ChoiceOutcome::kRefused;
  // kChosen: the path to open, FILE:NAME for one of several arrays, or to save to; kFolder: the folder to enter;
  // kExists: the same, but replacing `existing` must be confirmed; kRefused: why, in one sentence.
  std::string text;
  bool of_row = false;                // it is the marked row, not what was typed
  std::vector<std::string> existing;  // kExists: all files that would be replaced
};

PathChoice choose_path(const ChoiceRequest& request, const FileSystem& files);

// The folder to show first: `wanted`, relative to the working folder; else the working folder, else home.
std::string starting_folder(const std::string& wanted, const FileSystem& files);

// The last part of a path, ignoring a trailing '/'.
std::string file_name(const std::string& path);

}  // namespace pw
