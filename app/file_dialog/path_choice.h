#pragma once
// What Enter means in the file browser, once the file system has been asked.
#include <string>

#include "app/file_dialog/file_system.h"
#include "app/import/file_formats.h"

namespace pw {

enum class BrowserPurpose { kOpen, kSave };

// What stood in the browser when Enter was pressed.
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
  // The path to open, FILE:NAME for one of several arrays, or to save to; the folder to enter; the file whose
  // replacement is to be confirmed; or, where it is refused, why, in one sentence.
  std::string text;
  bool of_row = false;  // the marked row was meant, not what was typed
};

PathChoice choose_path(const ChoiceRequest& request, const FileSystem& files);

// The folder that the browser shows first: `wanted`, from the working folder; else that one, else home.
std::string starting_folder(const std::string& wanted, const FileSystem& files);

// The last part of a path, also where a '/' follows it.
std::string file_name(const std::string& path);

}  // namespace pw
