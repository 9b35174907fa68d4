// A file of unknown content, as the window opens it. The first byte says whether it is called a safetensors file.
#include <algorithm>
#include <string_view>

#include "app/document/builtin_inputs.h"
#include "app/import/open.h"
#include "compute/io/files/input_file.h"
#include "compute/parallel/thread_pool.h"
#include "temporary_folder.h"

namespace {

using pw::test::require;

constexpr int kRowPixels = 8;
constexpr std::size_t kHeaderBytes = 1 + 128;  // of a seed that is a NumPy array

// Pixels that depend on the file: the decoder has a target of its own.
pw::Expected<pw::DecodedImage> read_pixels(const std::string& path, const pw::Progress*) {
  const auto file = pw::InputFile::open(path);
  if (!file) return pw::Unexpected(file.error());
  const auto bytes = file->read_all(1'000'000);
  if (!bytes) return pw::Unexpected(bytes.error());
  pw::DecodedImage decoded;
  decoded.image.width = kRowPixels;
  decoded.image.height = 1 + static_cast<int>(bytes->size() % 16);
  for (std::size_t i = 0; i < static_cast<std::size_t>(decoded.image.height) * kRowPixels * 3; ++i)
    decoded.image.rgb8.push_back(static_cast<std::uint8_t>((*bytes)[i % bytes->size()]));
  return decoded;
}

pw::OpenContext make_context(const pw::Document& document) {
  pw::OpenContext context = pw::context_of(document, "/nowhere", std::make_shared<pw::FeatureExtractor>("/nowhere"));
  context.extractor = pw::ExtractorKind::kPixels;
  for (pw::FileFormat& format : context.formats) {
    if (std::holds_alternative<pw::PictureReader>(format.opens)) format.opens = pw::PictureReader(read_pixels);
  }
  return context;
}

class Opening {
 public:
  pw::OpenResult open(const std::string& path) {
    pw::OpenResult result = pw::open_file(path, std::nullopt, context_, progress_, pool_);
    if (!result) {
      pw::test::require_sentence(result.error());
      require(result.error().message().starts_with(path));
    } else if (const auto* opened = std::get_if<pw::Opened>(&*result)) {
      require(opened->message.find('\n') == std::string::npos);
      if (pw::fits(document_, opened->action)) apply(document_, opened->action);
    }
    return result;
  }

 private:
  const pw::Document document_ = pw::hand_checkable_document();
  const pw::OpenContext context_ = make_context(document_);
  pw::Progress progress_;
  pw::ThreadPool pool_{1};
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static const pw::test::TemporaryFolder folder;
  static Opening opening;
  const std::string name = data[0] % 2 == 0 ? "f" : "f.safetensors";
  folder.write(name, data + 1, size - 1);
  const auto result = opening.open(folder.path(name));
  if (!result) return 0;
  if (const auto* choice = std::get_if<pw::ArrayChoice>(&*result)) {
    for (const auto& entry : choice->entries) {
      if (!entry.path.empty()) opening.open(entry.path);
    }
    return 0;
  }
  // Those of the seeds have only the classes 0 and 1.
  const bool has_labels = std::holds_alternative<pw::SetLabels>(std::get<pw::Opened>(*result).action);
  pw::test::plant_bug(has_labels && size > kHeaderBytes &&
                      std::any_of(data + kHeaderBytes, data + size, [](auto byte) { return byte > 1; }));
  return 0;
}
