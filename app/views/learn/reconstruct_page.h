#pragma once
// What comes back of the maps from the outputs: the tab Reconstruct.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/panels/reconstruct/claims_panel.h"
#include "app/panels/reconstruct/explained_panel.h"
#include "app/panels/reconstruct/pairs_panel.h"
#include "app/panels/reconstruct/remaining_panel.h"
#include "app/views/tabs/page.h"

namespace pw {

class ReconstructPage : public Page {
 public:
  std::string_view id() const override { return "reconstruct"; }
  std::string_view label() const override { return "Reconstruct"; }
  std::string_view scope() const override { return "learn.reconstruct"; }
  std::vector<Command> commands() override;

  void refresh(Frame& frame) override;
  void lay_out(Rect body, const Frame& frame) override;
  void input(Frame& frame) override;
  void draw(const Frame& frame) override;
  std::vector<Rect> panels() const override;
  std::optional<LayerShape> layer_shown(const Frame& frame) const override;
  std::string_view hint(const Frame& frame) const override;
  void describe(StateWriter& writer, const Frame& frame) const override;

 private:
  std::unique_ptr<DecodedStack> stack_;  // absent until the tab is shown
  std::string hint_;
  RemainingPanel remaining_;
  PairsPanel pairs_;
  ExplainedPanel explained_;
  ClaimsPanel claims_;
};

}  // namespace pw
