#pragma once
// (1, 20, 72, 256) × (1, 1, 256, 2) → (1, 20, 72, 2), each number of which explains itself.
#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/panels/maps/shape_tabs.h"
#include "app/widgets/controls.h"

namespace pw {

// How close the numbers stand, in points: around × and →, and beside brackets and commas.
struct ShapeSpacing {
  float gap = 20.0F, space = 7.0F;
  bool has_both_orders = true;  // a button for each order of the axes, or one that opens a list
  bool is_large = true;         // from the last row the smallest type will do
  bool has_captions = true;     // all numbers explain themselves
  bool has_brief_captions = false;
};

class ShapeLine {
 public:
  // With the shapes and the tabs of the view.
  void lay_out(Rect line, const Frame& frame, const View& view);
  void input(Frame& frame);
  void draw(const Frame& frame) const;

 private:
  struct Number {
    WidgetKey key;
    std::int64_t value;
    const char* caption;
    ShapeAxis axis;
    Rect area;
  };
  struct Sign {
    std::string text;
    float x;
    bool is_muted;
  };
  // Starts at x; returns where it ends.
  float lay_out_tuple(const Frame& frame, std::vector<Number> numbers, float x);
  float lay_out_sign(const Frame& frame, const char* sign, float x, bool is_muted);
  void lay_out_shapes(const Frame& frame);
  void lay_out_widest(const Frame& frame, const View& view, const std::optional<LayerShape>& shown);
  // In the first spacing in which they have room, or else in the tightest.
  void fit_shapes(const Frame& frame, const View& view);
  void choose_stacking(const Frame& frame, const View& view);
  void fit_pair(const Frame& frame, const View& view, const std::optional<LayerShape>& shown);
  bool leaves_file_named(const Frame& frame) const;
  void fit_captions_first(const Frame& frame, const View& view, const std::optional<LayerShape>& shown);
  // Whether there is one.
  bool fit_shapes_in(std::span<const ShapeSpacing> spacings, const Frame& frame, const View& view,
                     const std::optional<LayerShape>& shown);
  bool fit_tabs(const Frame& frame, const View& view);
  ImFont* digits(const Frame& frame) const;
  float block_height(const Frame& frame) const;
  void input_order(Frame& frame);
  // Above the same two orders of a file, those of the shapes have words before them: the longest that have room.
  static constexpr std::array<const char*, 2> kOrderWords = {"shapes as", "shapes"};
  bool may_name_orders(const Frame& frame) const;
  float order_words_left(const Frame& frame, const char* words) const;
  std::vector<Button> order_buttons(const Frame& frame) const;
  // Before the two axis orders, or on the button of a list of them; of an image and the number of images. Input's list
  // can swap the order as well, and the number of images turns to the next one: where there is no room, the one has no
  // button and the others one.
  struct FileWords {
    const char* order;  // null: no button
    bool has_both_orders;
    const char* image;
    bool has_arrows;
  };
  struct FileControls {
    std::vector<Button> buttons;
    std::string words;  // before the first of them
    float left = 0.0F;  // of the words
  };
  FileControls file_controls(const Frame& frame) const;
  FileControls file_controls(const Frame& frame, const FileWords& words) const;
  void input_file(Frame& frame) const;
  static void draw_file_words(const Frame& frame, const FileControls& controls);
  float button_height(const Frame& frame) const;
  void draw_number(const Frame& frame, const Number& number) const;

  // At every `stride`-th row and column.
  std::vector<Number> stack_numbers(const Frame& frame, const char* key, std::int64_t maps, ShapeAxis maps_axis,
                                    std::int64_t stride = 1) const;
  std::vector<Number> kernel_numbers(const Frame& frame, const LayerShape& layer) const;
  // Of two layers. `is_short`: without what is 1.
  void lay_out_pair(const Frame& frame, float x);
  std::vector<Number> shortened(std::vector<Number> numbers) const;

  Rect line_;
  std::optional<LayerShape> other_;  // than the document's
  KernelGeometry kernel_;
  bool is_short_ = false, has_arrows_ = true;
  bool names_file_ = false;            // the shapes leave room for the axis order of the file
  bool is_stacked_ = false;            // the tabs stand above the axis order
  const char* order_words_ = nullptr;  // null: none
  ShapeTabs tabs_;
  ShapeSpacing spacing_;
  float top_ = 0.0F, right_ = 0.0F;  // right: of the widest shapes of the view's tabs
  std::vector<Number> numbers_;
  std::vector<Sign> signs_;
};

}  // namespace pw
