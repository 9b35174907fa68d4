#pragma once
// A view that consists of tabs.
#include <memory>
#include <vector>

#include "app/views/tabs/page.h"

namespace pw {

using Pages = std::vector<std::unique_ptr<Page>>;

class TabbedView : public View {
 public:
  // In the order of their tabs; at least one.
  explicit TabbedView(Pages pages) : pages_(std::move(pages)), shown_(pages_.front().get()) {}
  std::vector<std::string_view> tabs() const override;
  std::string_view tab_label(std::string_view tab) const override;
  std::string_view shown_tab(const Selection& selection) const override { return page(selection).id(); }
  void enter(Selection& selection) const override { selection.tab = shown_->id(); }
  std::vector<Command> commands() override;
  std::vector<std::string_view> scopes(const Selection& selection) const override;

  void refresh(Frame& frame) override { page(frame.selection()).refresh(frame); }
  void lay_out(Rect body, const Frame& frame) override;
  void input(Frame& frame) override { shown_->input(frame); }
  std::string_view hint(const Frame& frame) const override { return shown_->hint(frame); }
  bool advance(Frame& frame) const override { return shown_->advance(frame); }
  void draw(const Frame& frame) override { shown_->draw(frame); }
  std::vector<Rect> panels() const override { return shown_->panels(); }
  bool shows_gradients(const Selection& selection) const override { return page(selection).shows_gradients(); }
  std::optional<LayerShape> layer_shown(const Frame& frame) const override;
  std::vector<std::optional<LayerShape>> layers_of_tabs(const Frame& frame) const override;
  void describe(StateWriter& writer, const Frame& frame) const override { shown_->describe(writer, frame); }

 private:
  // Of the tab selected; if that is none of them, the last.
  Page& page(const Selection& selection) const;

  Pages pages_;
  Page* shown_;  // that was laid out last
};

}  // namespace pw
