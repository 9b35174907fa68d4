#include "app/cost/cost_settings.h"

namespace pw {

NextLayer next_layer(const CostSettings& settings, const Document& document) {
  const NextLayerChoice& choice = settings.next;
  const Shape& shape = document.shape();
  NextLayer layer;
  layer.input = {choice.images.value_or(shape.n), choice.rows.value_or(shape.h), choice.columns.value_or(shape.w),
                 choice.maps.value_or(shape.c)};
  layer.reduced = choice.reduced.value_or(document.network.cout());
  layer.kernel = choice.kernel;
  layer.next_maps = choice.next_maps;
  return layer;
}

InceptionModule inception_module(const CostSettings& settings, const Document& document) {
  const InceptionChoice& choice = settings.inception;
  const Shape& shape = document.shape();
  InceptionModule module;
  module.input = {1, shape.h, shape.w, choice.maps.value_or(shape.c)};
  if (choice.positions == InceptionPositions::kGoogLeNet)
    module.input.rows = module.input.columns = googlenet_modules().at(choice.place).side;
  module.widths = choice.widths;
  module.is_naive = choice.is_naive;
  return module;
}

void choose_preset(InceptionChoice& choice, const GoogLeNetModule& module) {
  choice.place = static_cast<std::size_t>(&module - googlenet_modules().data());
  choice.widths = module.widths;
  choice.maps = module.maps_in;
}

const GoogLeNetModule* shown_preset(const CostSettings& settings, const Document& document) {
  const GoogLeNetModule& preset = googlenet_modules().at(settings.inception.place);
  const std::int64_t maps = settings.inception.maps.value_or(document.shape().c);
  return preset.widths == settings.inception.widths && preset.maps_in == maps ? &preset : nullptr;
}

}  // namespace pw
