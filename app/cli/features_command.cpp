#include "app/cli/features_command.h"

#include <fmt/format.h>

#include <memory>
#include <string>

#include "app/cli/options/messages.h"
#include "app/cli/options/option_values.h"
#include "app/cli/options/progress_line.h"
#include "app/import/file_content.h"
#include "app/platform/assets.h"
#include "compute/io/arrays/array_file.h"
#include "compute/parallel/thread_pool.h"

namespace pw {
namespace {

struct FeaturesOptions {
  std::string image;
  std::string output;
  ExtractorKind extractor = WindowOptions().extractor;
  AxisOrder axis_order = AxisOrder::kNhwc;
  int threads = default_threads();
};

Expected<FeatureMaps> extract(const FeaturesOptions& options, const Image& image) {
  ThreadPool pool(options.threads);
  ProgressLine progress("extracting features from " + options.image);
  auto features = FeatureExtractor(assets_folder()).extract(image, options.extractor, &pool, progress.progress());
  if (!features && features.error().subject.empty()) features.error().subject = options.image;
  return features;
}

Expected<int> run_features(const FeaturesOptions& options) {
  if (auto named = check_array_ending(options.output); !named) return Unexpected(named.error());
  const auto decoded = read_picture(options.image, file_formats());
  if (!decoded) return Unexpected(decoded.error());
  const auto features = extract(options, decoded->image);
  if (!features) return Unexpected(features.error());
  if (auto written = write_stack(options.output, "maps", features->maps, options.axis_order, 4); !written)
    return Unexpected(written.error());
  if (!decoded->note.empty()) show_message(fmt::format("{}: {}", options.image, decoded->note));
  const Shape& shape = features->maps.shape();
  show_message(fmt::format("{}: {} maps of {} × {} by {}, {}", options.output, shape.c, shape.h, shape.w,
                           extractor_name(options.extractor), axis_order_name(options.axis_order)));
  return 0;
}

}  // namespace

Subcommand add_features_command(const ProgramParser& program) {
  const OptionParser parser = program.add_subcommand("features", "Extract feature maps from an image");
  const auto options = std::make_shared<FeaturesOptions>();
  parser.add({.names = "IMAGE", .type = "", .help = "A PNG, JPEG or BMP file", .required = true}, into(options->image));
  parser.add({.names = "--output,-o",
              .type = "F.npy",
              .help = "The maps as float32, rank 4, as .npy or .safetensors",
              .required = true},
             into(options->output));
  add_extractor_option(parser, options->extractor);
  add_choice<AxisOrder>(parser, "--layout", options->axis_order, choices_of(kAxisOrders, axis_order_name),
                        "The axis order of the stack");
  add_threads_option(parser, options->threads);
  return {parser, [options] { return run_features(*options); }};
}

}  // namespace pw
