#include "app/views/cost/inception_page.h"

namespace pw {

void InceptionPage::lay_out(Rect body, const Frame&) {
  body_ = body;
}

void InceptionPage::input(Frame&) {}

std::string_view InceptionPage::hint(const Frame&) const {
  return "";
}

void InceptionPage::draw(const Frame&) {}

std::vector<Rect> InceptionPage::panels() const {
  return {body_};
}

std::optional<LayerShape> InceptionPage::layer_shown(const Frame& frame) const {
  const InceptionModule module = inception_module(frame.cost().settings(), frame.document());
  LayerShape shown{module.input.maps, inception_cost(module).maps_out};
  shown.stack = Shape{module.input.images, module.input.maps, module.input.rows, module.input.columns};
  shown.story = ShapeStory::kNet;
  return shown;
}

void InceptionPage::describe(StateWriter&, const Frame&) const {}

}  // namespace pw
