#include "app/views/cost/deep_nets_page.h"

namespace pw {

void DeepNetsPage::lay_out(Rect body, const Frame&) {
  body_ = body;
}

void DeepNetsPage::input(Frame&) {}

std::string_view DeepNetsPage::hint(const Frame&) const {
  return "";
}

void DeepNetsPage::draw(const Frame&) {}

std::vector<Rect> DeepNetsPage::panels() const {
  return {body_};
}

std::optional<LayerShape> DeepNetsPage::layer_shown(const Frame& frame) const {
  const DeepNet& net = frame.cost().settings().deep;
  const MapSize last = plain_net_cost(net).stages.back().size;
  LayerShape shown{3, last.maps};
  shown.stack = Shape{net.batch, 3, net.side, net.side};
  shown.output = Shape{net.batch, last.maps, last.rows, last.columns};
  shown.story = ShapeStory::kNet;
  return shown;
}

void DeepNetsPage::describe(StateWriter&, const Frame&) const {}

}  // namespace pw
