#pragma once
// Paths as people type and paste them.
#include <cstddef>
#include <string>
#include <string_view>

#include "app/file_dialog/file_system.h"

namespace pw {

// The path that was meant: `~` is the home folder, a pasted file:// address is decoded, quotes around the whole and
// blanks at its ends are dropped, what is relative starts at `folder`. Normalised; empty for an empty text.
std::string path_from_text(std::string_view text, const std::string& folder);

// "~" and "~/..." with $HOME; anything else, and everything without $HOME, unchanged.
std::string expand_home(std::string_view path);

// $HOME, or "/" without one.
std::string home_folder();

// The folder above; "/" is above itself.
std::string parent_folder(const std::string& folder);

struct Completion {
  std::string text;         // `typed`, as far as all candidates agree; a lone folder ends with '/'
  std::size_t matches = 0;  // 0: nothing begins like this, and `text` is as typed
  std::string first;        // the name of the first candidate in the order of the list
};

// Completes the last part of `typed` with a name from its folder; hidden names only where that part begins with a dot.
// Where no name has the same case, case is disregarded. Lists that folder, so it belongs beside the window's thread.
Completion complete_path(std::string_view typed, const std::string& folder, const FileSystem& files = {});

}  // namespace pw
