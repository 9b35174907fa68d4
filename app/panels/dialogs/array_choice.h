#pragma once
// A list that asks which of several arrays in a file to open.
#include <utility>
#include <vector>

#include "app/frame/frame.h"

namespace pw {

// Looks and works like the file browser: Enter or a double-click opens, Escape cancels, arrows and a click mark a row.
// Widgets: "array.N" for the visible rows, "array.ok", "array.cancel".
class ArrayChoicePanel {
 public:
  // GLFW key of a press or a repeat, while the loader has a question.
  void on_key(int key) { keys_.push_back(key); }
  // A popup while the loader has a question; takes input and draws.
  void show(Frame& frame);

  bool is_open() const { return is_open_; }

 private:
  // Skips arrays that cannot be opened.
  void move(const ArrayChoice& choice, int step);
  void open(const ArrayChoice& choice, int row);
  void handle_keys(const ArrayChoice& choice);
  void draw_content(const Frame& frame, const ArrayChoice& choice);
  void draw_rows(const Frame& frame, const ArrayChoice& choice, float height);
  void draw_row(const Frame& frame, const ArrayChoice::Entry& entry, int row);
  void draw_buttons(const Frame& frame, const ArrayChoice& choice);
  void scroll_to_row(float row_height);

  bool is_open_ = false;
  std::vector<int> keys_;
  int row_ = -1;             // the marked row; -1: none can be opened
  bool follow_row_ = false;  // scroll it into view
  std::string answer_;       // the path to open
  bool cancelled_ = false;
};

}  // namespace pw
