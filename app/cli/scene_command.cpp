#include "app/cli/scene_command.h"

#include <memory>
#include <string>

#include "app/cli/option_values.h"
#include "compute/io/image_file.h"
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

Subcommand add_scene_command(CLI::App& program) {
  CLI::App* parser = program.add_subcommand("scene", "Generate a road scene; the same options give the same pixels");
  const auto options = std::make_shared<SceneOptions>();
  add_seed_option(*parser, options->settings.seed, "1000000 and above were not trained on")->required();
  parser->add_option("--image", options->image, "The picture")->required()->type_name("OUT.png");
  parser->add_option("--mask", options->mask, "Grey: 255 = road with its marks, 0 = anything else")
      ->type_name("OUT.png");
  parser
      ->add_option("--labels", options->labels,
                   "Grey, the class itself: 0 sky, 1 road, 2 lane mark, 3 terrain, 4 pavement, 5 vegetation, "
                   "6 building, 7 car, 8 pole")
      ->type_name("OUT.png");
  add_size_option(*parser, "--size", options->size, {kSceneMinSide, kSceneMaxSide}, "Width and height in pixels");
  add_choice_option<Weather>(
      *parser, "--weather", options->settings.weather,
      {{"day", Weather::kDay}, {"night", Weather::kNight}, {"fog", Weather::kFog}, {"snow", Weather::kSnow}},
      "What it looks like outside; trained on: day");
  add_number_option(*parser, "--focal", options->settings.focal_factor, {0.25F, 4.0F},
                    "Focal length relative to the training scenes; less is wider");
  return {parser, [options] { return run_scene(*options); }};
}

}  // namespace pw
