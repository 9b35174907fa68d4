#pragma once
// What Enter means in the file browser, once the file system has been asked.
#include <string>

#include "app/file_dialog/file_system.h"
#include "app/import/file_formats.h"

namespace pw {

enum class BrowserPurpose { kOpen, kSave };

// The state of the browser when Enter was pressed.
struct ChoiceRequest {
  BrowserPurpose purpose = BrowserPurpose::kOpen;
  std::string text;
  std::string folder;  // shown in the list
  std::string row;     // the marked row's name; empty: none is marked
  bool row_touched_last = false;
  std::string ending;           // kSave: appended to a name without one
  std::string may_be_replaced;  // kSave: the path whose replacement has been confirmed
  FileFormats formats = file_formats();
};

enum class ChoiceOutcome { kChosen, kFolder, kExists, kRefused };

struct PathChoice {
  ChoiceOutcome outcome = ChoiceOutcome::kRefused;
  // kChosen: the path to open, FILE:NAME for one of several arrays, or to save to; kFolder: the folder to enter;
  // kExists: the file whose replacement must be confirmed; kRefused: why, in one sentence.
  std::string text;
  bool of_row = false;  // it is the marked row, not what was typed
};

PathChoice choose_path(const ChoiceRequest& request, const FileSystem& files);

// The folder to show first: `wanted`, relative to the working folder; else the working folder, else home.
std::string starting_folder(const std::string& wanted, const FileSystem& files);

// The last part of a path, ignoring a trailing '/'.
std::string file_name(const std::string& path);

}  // namespace pw
