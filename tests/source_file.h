#pragma once
// Where the tests find the files of the repository.
#include <string>

namespace pw {

// The absolute path of a file or folder, given from the repository's root: source_file("assets").
std::string source_file(const std::string& path);

}  // namespace pw
