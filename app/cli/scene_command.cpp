#include "app/cli/scene_command.h"

#include <fmt/format.h>

#include <memory>
#include <string>

#include "app/cli/options/option_values.h"
#include "compute/io/images/image_file.h"
#include "compute/scene/scene.h"

namespace pw {
namespace {

struct SceneOptions {
  SceneSettings settings;
  PixelSize size{SceneSettings().width, SceneSettings().height};
  std::string image;
  std::string mask;
  std::string labels;
};

Expected<int> run_scene(const SceneOptions& options) {
  for (const std::string& path : {options.image, options.mask, options.labels}) {
    if (auto named = check_png_ending(path); !named) return Unexpected(named.error());
  }
  SceneSettings settings = options.settings;
  settings.width = options.size.width;
  settings.height = options.size.height;
  const auto scene = make_scene(settings);
  if (!scene) return Unexpected(scene.error());
  const auto [width, height] = options.size;
  if (auto written = write_png(options.image, width, height, scene->image.rgb8); !written)
    return Unexpected(written.error());
  if (!options.mask.empty()) {
    if (auto written = write_grey_png(options.mask, width, height, scene->road); !written)
      return Unexpected(written.error());
  }
  if (!options.labels.empty()) {
    if (auto written = write_grey_png(options.labels, width, height, scene->labels); !written)
      return Unexpected(written.error());
  }
  return 0;
}

}  // namespace

Subcommand add_scene_command(const ProgramParser& program) {
  const OptionParser parser =
      program.add_subcommand("scene", "Generate a road scene; the same options give the same pixels");
  const auto options = std::make_shared<SceneOptions>();
  parser.add({.names = "--seed",
              .type = "N",
              .help = "Seeds from 1000000 on are held out: never used in training",
              .required = true},
             seed_into(options->settings.seed));
  parser.add({.names = "--image", .type = "OUT.png", .help = "The picture", .required = true}, into(options->image));
  parser.add(
      {.names = "--mask", .type = "OUT.png", .help = "Grey: 255 = road including lane marks, 0 = everything else"},
      into(options->mask));
  parser.add({.names = "--labels",
              .type = "OUT.png",
              .help = "Grey, pixel value = class: 0 sky, 1 road, 2 lane mark, 3 terrain, 4 pavement, 5 vegetation, "
                      "6 building, 7 car, 8 pole"},
             into(options->labels));
  parser.add({.names = "--size",
              .type = "WxH",
              .help = fmt::format("Width and height in pixels, each {} to {}", kSceneMinSide, kSceneMaxSide),
              .default_text = size_text(options->size)},
             size_into(options->size, kSceneMinSide, kSceneMaxSide));
  add_choice<Weather>(
      parser, "--weather", options->settings.weather,
      {{"day", Weather::kDay}, {"night", Weather::kNight}, {"fog", Weather::kFog}, {"snow", Weather::kSnow}},
      "Weather and light; the network was trained on day");
  parser.add({.names = "--focal",
              .type = "FACTOR",
              .help = "Focal length relative to the training scenes, 0.25 to 4; below 1 is wider"},
             number_into(options->settings.focal_factor, 0.25F, 4.0F));
  return {parser, [options] { return run_scene(*options); }};
}

}  // namespace pw
