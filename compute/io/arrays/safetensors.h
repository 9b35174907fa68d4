#pragma once
// The safetensors format: named arrays behind a JSON header (github.com/huggingface/safetensors).
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compute/io/arrays/array_header.h"

namespace pw {

struct NamedArray {
  std::string name;
  std::string type;      // as in the file: "F16", "BF16", "I64" …
  bool readable = true;  // false for types without a float32 form here: the 8-bit floats
  ArrayHeader array;     // little-endian, C order
};

struct SafetensorsHeader {
  std::vector<NamedArray> arrays;  // by their place in the file
  std::map<std::string, std::string> metadata;
};

// Strict: a header of at most 25 MB and 100,000 arrays, valid UTF-8, no key twice, arrays that fill the file from the
// header's end to the file's end without gap or overlap, each as long as its shape and type say. `total` is the size of
// the whole file. Errors carry `subject`.
Expected<SafetensorsHeader> parse_safetensors_header(const std::string& subject, std::int64_t total,
                                                     const ReadAt& read_at);

// Whether the file can be nothing else: a sensible header length, then {. `start` holds its first bytes, 9 or more.
bool looks_like_safetensors(std::span<const std::byte> start, std::int64_t total);
// Whether the path ends in .safetensors, in capitals or not.
bool has_safetensors_ending(std::string_view path);

// The array of this name, or a sentence that names some that are there. Arrays that cannot be read as float32 or are
// empty are refused.
Expected<ArrayHeader> find_array(const std::string& subject, const SafetensorsHeader& header, std::string_view name);
// A few of the names, for messages.
std::string some_names(const SafetensorsHeader& header);

enum class SafetensorsType { kFloat32, kFloat16 };

struct ArrayToWrite {
  std::string name;
  std::vector<std::int64_t> shape;
  std::span<const float> values;  // C order
};

// In the order given. float16 rounds to nearest even; what is too large becomes infinite.
Expected<void> write_safetensors(const std::string& path, std::span<const ArrayToWrite> arrays, SafetensorsType type,
                                 const std::map<std::string, std::string>& metadata = {});

}  // namespace pw
