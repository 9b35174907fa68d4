#pragma once
// The safetensors format: named arrays after a JSON header (github.com/huggingface/safetensors).
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compute/core/tensor.h"
#include "compute/io/arrays/array_header.h"

namespace pw {

struct NamedArray {
  std::string name;
  std::string type;      // as in the file: "F16", "BF16", "I64" …
  bool readable = true;  // false for types that are not converted to float32: complex, small and unknown ones
  ArrayHeader array;     // little-endian, C order
};

struct SafetensorsHeader {
  std::vector<NamedArray> arrays;  // in file order
  std::map<std::string, std::string> metadata;
};

// Strict: a header of at most 25 MB and 100,000 arrays, valid UTF-8, no duplicate keys, arrays that fill the file from
// the end of the header without gap or overlap, each of the size that its shape and type require, where the type is
// known: files may mix types that are read with newer ones. `total` is the size of the whole file. Errors name
// `subject`.
Expected<SafetensorsHeader> parse_safetensors_header(const std::string& subject, std::int64_t total,
                                                     const ReadAt& read_at);

// Whether a file looks like safetensors: a plausible header length, then {. `start` holds at least its first 9 bytes.
bool looks_like_safetensors(std::span<const std::byte> start, std::int64_t total);
// Whether the path ends in .safetensors, in upper or lower case.
bool has_safetensors_ending(std::string_view path);

// The array of this name; the error for an unknown name lists some that exist. Fails for arrays that are empty or
// cannot be read as float32.
Expected<ArrayHeader> find_array(const std::string& subject, const SafetensorsHeader& header, std::string_view name);
// A few of the names, for messages.
std::string some_names(const SafetensorsHeader& header);

enum class SafetensorsType { kFloat32, kFloat16 };

struct ArrayToWrite {
  std::string name;
  std::vector<std::int64_t> shape;
  std::span<const float> values;  // C order
};

// In the given order. float16 rounds to nearest even; overflow becomes infinity.
Expected<void> write_safetensors(const std::string& path, std::span<const ArrayToWrite> arrays, SafetensorsType type,
                                 const std::map<std::string, std::string>& metadata = {});
// A stack as float32, the only array of the file, of rank 3 (a batch of one) or 4.
Expected<void> write_safetensors_stack(const std::string& path, const std::string& name, TensorView stack,
                                       AxisOrder order, int rank);

}  // namespace pw
