#pragma once
// The buttons in the heads of Two layers: the ReLU, how many hidden maps there are, the example.
#include "app/panels/two_layers/pair_view.h"
#include "app/widgets/controls.h"

namespace pw {

// Right-aligned in the head of a panel, the parts that are asked for; fewer where they leave less than `needed` pixels.
class PairHead {
 public:
  struct Parts {
    bool relu = false, hidden = false, example = false, nudge = false;
  };
  void lay_out(Rect panel, Parts parts, float needed, const Frame& frame, const ShownPair& shown);
  // Where only some hidden maps have room: buttons that lead to the others. After lay_out().
  struct Pages {
    std::int64_t first = 0, shown = 0;
    const char* key = "hidden.page";  // of the buttons
  };
  void lay_out_pages(Pages pages, const Frame& frame);
  // The hidden map to be selected, so that the others are seen.
  std::optional<std::int64_t> pressed_page(Frame& frame) const;
  void input(Frame& frame) const;
  void draw(const Frame& frame) const;
  // How much of the head they take, for draw_panel().
  float reserved() const { return reserved_; }

 private:
  std::vector<Button> buttons_;
  std::optional<Button> example_;
  std::optional<Rect> count_;
  std::int64_t hidden_ = 0;
  std::string words_;  // before the number of hidden maps
  float reserved_ = 0.0F;
  Rect row_;  // of the buttons in the panel
  Pages pages_;
  std::vector<Button> page_buttons_;
};

// The first of the captions that stands beside this heading as a whole; empty if none does.
std::string pair_caption(const Frame& frame, Rect panel, const std::string& heading, float reserved,
                         const std::vector<std::string>& captions);
// The text of an example, "|a − b|", and what it shows, in the words of this document.
std::string pair_case_name(PairCase example);
std::string pair_case_note(PairCase example, const Document& document);
// The same in two or three words.
std::string pair_case_brief(PairCase example, const Document& document);
// The id of its command.
std::string pair_case_command(PairCase example);

}  // namespace pw
