#pragma once
// One tab of a view.
#include <optional>
#include <string_view>
#include <vector>

#include "app/frame/view.h"

namespace pw {

// To add a tab, write a class and add a line where its view makes its pages. Called as the functions of View.
class Page {
 public:
  Page() = default;
  virtual ~Page() = default;
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  virtual std::string_view id() const = 0;     // "train"
  virtual std::string_view label() const = 0;  // of its button
  // Of its commands; they can be run while it is shown.
  virtual std::string_view scope() const = 0;  // "learn.train"
  virtual std::vector<Command> commands() { return {}; }

  virtual void refresh(Frame&) {}
  virtual void lay_out(Rect body, const Frame& frame) = 0;
  virtual void input(Frame& frame) = 0;
  virtual std::string_view hint(const Frame&) const { return ""; }
  virtual bool advance(Frame&) const { return false; }
  virtual void draw(const Frame& frame) = 0;
  virtual std::vector<Rect> panels() const = 0;
  virtual bool shows_gradients() const { return false; }
  virtual std::optional<LayerShape> layer_shown(const Frame&) const { return std::nullopt; }
  virtual void describe(StateWriter&, const Frame&) const {}
};

}  // namespace pw
