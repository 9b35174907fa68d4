#pragma once
// What the layer after the 1×1 costs, with and without it.
#include "app/views/tabs/page.h"

namespace pw {

class NextLayerPage : public Page {
 public:
  std::string_view id() const override { return "ledger"; }
  std::string_view label() const override { return "Next layer"; }
  std::string_view scope() const override { return "cost.ledger"; }

  void lay_out(Rect body, const Frame& frame) override;
  void input(Frame& frame) override;
  std::string_view hint(const Frame& frame) const override;
  void draw(const Frame& frame) override;
  std::vector<Rect> panels() const override;
  std::optional<LayerShape> layer_shown(const Frame& frame) const override;
  void describe(StateWriter& writer, const Frame& frame) const override;

 private:
  Rect body_;
};

}  // namespace pw
