#include "app/views/cost/next_layer_page.h"

namespace pw {

void NextLayerPage::lay_out(Rect body, const Frame&) {
  body_ = body;
}

void NextLayerPage::input(Frame&) {}

std::string_view NextLayerPage::hint(const Frame&) const {
  return "";
}

void NextLayerPage::draw(const Frame&) {}

std::vector<Rect> NextLayerPage::panels() const {
  return {body_};
}

std::optional<LayerShape> NextLayerPage::layer_shown(const Frame& frame) const {
  const NextLayer layer = next_layer(frame.cost().settings(), frame.document());
  LayerShape shown{layer.input.maps, layer.reduced};
  shown.stack = Shape{layer.input.images, layer.input.maps, layer.input.rows, layer.input.columns};
  shown.story = ShapeStory::kCounted;
  return shown;
}

void NextLayerPage::describe(StateWriter&, const Frame&) const {}

}  // namespace pw
