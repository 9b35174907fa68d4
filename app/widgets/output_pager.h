#pragma once
// Some of many outputs at a time, with buttons to turn the page.
#include <cstdint>
#include <vector>

#include "app/widgets/controls.h"

namespace pw {

class OutputPager {
 public:
  // The names of its buttons.
  OutputPager(const char* back, const char* on) : back_(back), on_(on) {}

  // Shows `size` of the document's outputs, the selected one among them. Turns only if it must, so that what is pressed
  // stays where it is; the last page is full, too.
  void show(const Frame& frame, std::int64_t size);
  std::int64_t first() const { return first_; }
  std::int64_t end() const { return first_ + size_; }
  bool is_paged(const Frame& frame) const { return size_ < frame.document().network.cout(); }

  // Right-aligned; empty if all outputs are shown.
  std::vector<Button> buttons(const Frame& frame, float right, float y, float height) const;
  // Selects an output of the page before or after.
  void input(Frame& frame, const std::vector<Button>& buttons) const;

 private:
  const char* back_;
  const char* on_;
  std::int64_t first_ = 0;
  std::int64_t size_ = 1;
};

}  // namespace pw
