#pragma once
// Files to open, in a temporary folder, and functions that open them.
#include <gtest/gtest.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <memory>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/document/builtin_inputs.h"
#include "app/import/open.h"
#include "compute/io/arrays/npy.h"
#include "compute/io/arrays/safetensors.h"
#include "compute/io/images/image_file.h"
#include "compute/parallel/thread_pool.h"
#include "tests/app/file_dialog/files_test_folder.h"
#include "tests/compute/io/arrays/written_npy.h"
#include "tests/source_file.h"

namespace pw::test {

// 0, 1 … 6, 0 …
inline std::vector<float> counting(const std::vector<std::int64_t>& shape) {
  const std::int64_t count = std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>());
  std::vector<float> values(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<float>(i % 7);
  return values;
}

struct NamedShape {
  std::string name;
  std::vector<std::int64_t> shape;
};

class ImportFiles {
 public:
  std::string path(const std::string& name) const { return folder_.path(name); }
  const std::string& folder() const { return folder_.path(); }
  void text(const std::string& name, const std::string& content) const { folder_.file(name, content); }
  void npy(const std::string& name, const std::vector<std::int64_t>& shape) const {
    EXPECT_TRUE(test::write_npy_values(path(name), counting(shape), shape));
  }
  void archive(const std::string& name, const std::vector<NamedShape>& arrays) const {
    std::vector<std::vector<float>> values;
    std::vector<ArrayToWrite> written;
    for (const NamedShape& array : arrays) values.push_back(counting(array.shape));
    for (std::size_t i = 0; i < arrays.size(); ++i) written.push_back({arrays[i].name, arrays[i].shape, values[i]});
    EXPECT_TRUE(write_safetensors(path(name), written, SafetensorsType::kFloat32));
  }
  void png(const std::string& name, int width, int height) const {
    std::vector<std::uint8_t> rgb(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    for (std::size_t i = 0; i < rgb.size(); ++i) rgb[i] = static_cast<std::uint8_t>(i * 37);
    EXPECT_TRUE(write_png(path(name), width, height, rgb));
  }
  std::string content(const std::string& name) const {
    std::ifstream file(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

 private:
  TestFolder folder_;
};

// Opens files like the window's jobs, with pixels as maps of pictures.
class Opener {
 public:
  explicit Opener(const Document& document = hand_checkable_document())
      : context(context_of(document, kAssets, std::make_shared<FeatureExtractor>(kAssets))) {
    context.extractor = ExtractorKind::kPixels;
  }
  OpenResult open(const std::string& path, std::optional<AxisOrder> axis_order = std::nullopt) {
    return open_file(path, axis_order, context, progress_, pool_);
  }

  // Makes later reads fail.
  void cancel() { progress_.cancel(); }

  OpenContext context;

 private:
  static inline const std::string kAssets = source_file("assets");
  Progress progress_;
  ThreadPool pool_{1};
};

// The error message; empty if there is none.
template <class T>
std::string error_of(const Expected<T>& result) {
  return result ? "" : result.error().message();
}

// Null if it is not one.
inline const Opened* opened(const OpenResult& result) {
  return result ? std::get_if<Opened>(&*result) : nullptr;
}
inline const ArrayChoice* choice(const OpenResult& result) {
  return result ? std::get_if<ArrayChoice>(&*result) : nullptr;
}
inline const SetInput* new_input(const OpenResult& result) {
  const Opened* done = opened(result);
  return done != nullptr ? std::get_if<SetInput>(&done->action) : nullptr;
}

// Whether it is one line that names the file.
inline testing::AssertionResult is_sentence_about(const std::string& message, const std::string& path) {
  if (message.find('\n') != std::string::npos) return testing::AssertionFailure() << "several lines: " << message;
  if (!message.starts_with(path + ": ") && !message.starts_with(path + ":"))
    return testing::AssertionFailure() << "does not name " << path << ": " << message;
  return testing::AssertionSuccess();
}

}  // namespace pw::test
