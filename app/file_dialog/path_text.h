#pragma once
// Paths as people type and paste them.
#include <cstddef>
#include <string>
#include <string_view>

#include "app/file_dialog/file_system.h"

namespace pw {

// The path that the text means: `~` is the home folder, a pasted file:// URL is decoded, enclosing quotes and
// surrounding blanks are dropped, and a relative path starts at `folder`. Normalised; empty for empty text.
std::string path_from_text(std::string_view text, const std::string& folder);

// Replaces the ~ of "~" and "~/..." by $HOME; leaves anything else, and everything without $HOME, unchanged.
std::string expand_home(std::string_view path);

// $HOME, or "/" without one.
std::string home_folder();

// The parent folder; that of "/" is "/".
std::string parent_folder(const std::string& folder);

struct Completion {
  std::string text;         // `typed`, extended as far as all candidates agree; a single folder ends with '/'
  std::size_t matches = 0;  // 0: no name starts like this, and `text` is as typed
  std::string first;        // the name of the first candidate in the order of the list
};

// Completes the last part of `typed` with a name from its folder; hidden names only if that part starts with a dot.
// Ignores case if no name matches exactly. Lists that folder, so call it on a worker thread.
Completion complete_path(std::string_view typed, const std::string& folder, const FileSystem& files = {});

}  // namespace pw
