#pragma once
// From a path to the file's content: shared by the window and the command line.
#include <string>
#include <variant>
#include <vector>

#include "app/import/file_formats.h"

namespace pw {

// A recognised picture, not read yet.
struct PictureFile {
  std::string path;
  PictureReader reader;

  // Cancelled through `progress`, which may be null.
  Expected<DecodedImage> read(const Progress* progress) const { return reader(path, progress); }
};

// A file with several arrays; each entry's `path` opens one of them.
struct ArrayChoice {
  struct Entry {
    std::string name;
    std::string type;     // as stated in the file: "F16", "I64" …
    std::string shape;    // "(2, 256)"
    std::string problem;  // why it cannot be opened; empty if it can
    std::string path;     // "FILE.safetensors:NAME"; empty if it cannot be opened
  };
  std::string file;
  std::string name_hint;  // how to name one of them: "FILE.safetensors:NAME"
  std::vector<Entry> entries;
};
// The error if the user cannot be asked which one; names some of them.
Error several_arrays(const ArrayChoice& choice);

using FileContent = std::variant<PictureFile, ArrayFile, ArrayChoice>;

// Recognises the file by its content and reads only as much as is needed to tell what it holds.
Expected<FileContent> open_content(const std::string& path, const FileFormats& formats);
// For callers that need an array, or a picture. A file with several arrays is an error that names them.
Expected<ArrayFile> open_array(const std::string& path, const FileFormats& formats);
Expected<DecodedImage> read_picture(const std::string& path, const FileFormats& formats);

}  // namespace pw
