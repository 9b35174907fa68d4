#pragma once
// What doubling the maps costs, and how deep 1×1s let a net be.
#include "app/views/tabs/page.h"

namespace pw {

class DeepNetsPage : public Page {
 public:
  std::string_view id() const override { return "depth"; }
  std::string_view label() const override { return "Deep nets"; }
  std::string_view scope() const override { return "cost.depth"; }

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
