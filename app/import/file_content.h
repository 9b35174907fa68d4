#pragma once
// From a path to what the file holds: the same for the window and the command line.
#include <string>
#include <variant>
#include <vector>

#include "app/import/file_formats.h"

namespace pw {

// Recognised, not read yet.
struct PictureFile {
  std::string path;
  PictureReader reader;

  Expected<Image> read() const { return reader(path); }
};

// The file holds several arrays; each `path` opens one of them.
struct ArrayChoice {
  struct Entry {
    std::string name;
    std::string type;     // as in the file: "F16", "I64" …
    std::string shape;    // "(2, 256)"
    std::string problem;  // why it cannot be opened; empty where it can
    std::string path;     // "FILE.safetensors:NAME"; empty where it cannot be opened
  };
  std::string file;
  std::string name_hint;  // how one of them is named: "FILE.safetensors:NAME"
  std::vector<Entry> entries;
};
// What is said where nobody can be asked which one: names some of them.
Error several_arrays(const ArrayChoice& choice);

using FileContent = std::variant<PictureFile, ArrayFile, ArrayChoice>;

// Recognises the file by its content and reads as much of it as tells what it holds.
Expected<FileContent> open_content(const std::string& path, const FileFormats& formats);
// For those that want an array, or a picture; several arrays are an error that names them.
Expected<ArrayFile> open_array(const std::string& path, const FileFormats& formats);
Expected<Image> read_picture(const std::string& path, const FileFormats& formats);

}  // namespace pw
