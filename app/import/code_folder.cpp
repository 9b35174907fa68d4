#include "app/import/code_folder.h"

#include <array>
#include <filesystem>

#include "app/session/outputs.h"
#include "compute/io/arrays/npy.h"

namespace pw {
namespace {

// Whether the folder was created, rather than there and empty.
Expected<bool> make_new_folder(const std::string& path) {
  std::error_code error;
  if (std::filesystem::create_directory(path, error)) return true;
  if (error) return fail(path, "cannot be created: {}", error.message());
  const bool is_empty = std::filesystem::is_empty(path, error);
  if (error) return fail(path, "cannot be read: {}", error.message());
  if (!is_empty) return fail(path, "is a folder that holds files; choose another name");
  return false;
}

}  // namespace

Expected<void> write_code_folder(const Document& document, ThreadPool& pool, const std::string& path,
                                 const std::string& code) {
  const auto created = make_new_folder(path);
  if (!created) return Unexpected(created.error());
  const PointwiseLayer layer = effective(document.parameters(), document.mask);
  const TensorView x = document.input->features.maps;
  const AxisOrder order = document.source.axis_order().value_or(AxisOrder::kNhwc);
  const std::array<std::int64_t, 2> weight_shape = {layer.cout, layer.cin};
  const std::array<std::int64_t, 1> bias_shape = {layer.cout};
  const auto write_all = [&]() -> Expected<void> {
    const OutputMaps outputs(x, layer, &pool);
    const std::array<FileToWrite, 5> files = {
        npy_stack_file(path + "/x.npy", x, order, 4), npy_file(path + "/w.npy", layer.weight, weight_shape),
        npy_file(path + "/b.npy", layer.bias, bias_shape), npy_stack_file(path + "/y.npy", outputs.values(), order, 4),
        FileToWrite{path + "/check.py", [&](const ByteSink& sink) { return sink(std::as_bytes(std::span(code))); }}};
    return write_files(files);
  };
  auto written = write_all();
  std::error_code ignored;
  if (!written && *created) std::filesystem::remove(path, ignored);
  return written;
}

}  // namespace pw
