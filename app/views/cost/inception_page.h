#pragma once
// Four branches read the same maps: with and without 1×1 reductions.
#include <optional>

#include "app/panels/cost/inception/branches_panel.h"
#include "app/panels/cost/inception/module_panel.h"
#include "app/panels/cost/inception/spoken/spoken_module.h"
#include "app/panels/cost/inception/whole_module_panel.h"
#include "app/views/tabs/page.h"

namespace pw {

class InceptionPage : public Page {
 public:
  std::string_view id() const override { return "inception"; }
  std::string_view label() const override { return "Inception"; }
  std::string_view scope() const override { return "cost.inception"; }
  std::vector<Command> commands() override;

  void refresh(Frame& frame) override;
  void lay_out(Rect body, const Frame& frame) override;
  void input(Frame& frame) override;
  std::string_view hint(const Frame& frame) const override;
  bool advance(Frame& frame) const override;
  void draw(const Frame& frame) override;
  std::vector<Rect> panels() const override;
  std::optional<LayerShape> layer_shown(const Frame& frame) const override;
  void describe(StateWriter& writer, const Frame& frame) const override;

 private:
  void follow_case(const Frame& frame);
  float reductions() const;

  ModuleView view_;
  bool is_spoken_ = false;
  ModulePanel module_;
  BranchesPanel branches_;
  WholeModulePanel whole_;
  SpokenModule spoken_;
  ModulePictures pictures_;
  // From the case that was shown to the one that is; the choice that it began with.
  std::optional<Motion> motion_;
  std::optional<InceptionChoice> shown_;
  bool is_moved_ = false;  // by a command
};

}  // namespace pw
