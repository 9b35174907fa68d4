#pragma once
// y: the output maps, their overlay on the image, and the arithmetic at one position.
#include <optional>
#include <string>
#include <vector>

#include "app/panels/outputs/link_end.h"
#include "app/panels/outputs/overlay_panel.h"
#include "app/panels/outputs/sum_picture.h"
#include "app/panels/poke/poke_panel.h"
#include "app/panels/probe/position_panel.h"
#include "app/presentation/outputs/output_change.h"
#include "app/widgets/output_pager.h"

namespace pw {

class OutputsPanel {
 public:
  // `has_lines`: lines from W may end on its pictures, and the captions above them leave room for that.
  explicit OutputsPanel(bool has_lines) : has_lines_(has_lines) {}

  // The number of slots side by side: for as many outputs as are shown at a time, the overlay, which takes two beside a
  // legend of classes, and the arithmetic.
  static int slots(const Frame& frame);

  // How many of them show outputs.
  static int pictures(const Frame& frame);

  // With fewer than slots() slots there is no arithmetic; with fewer still, fewer outputs are shown at a time.
  void lay_out(const std::vector<Rect>& slots, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame);
  void describe(StateWriter& writer, const Frame& frame) const {
    overlay_.describe(writer);
    if (sum_slot_) sum_.describe(writer, frame);
  }
  const std::vector<Rect>& panels() const { return panels_; }
  // Where a line to this output ends, as last drawn; empty if it is not visible or its heading has no room for a line.
  std::optional<LinkEnd> link_end(std::int64_t output) const;
  // Empty if it is not visible.
  std::optional<Rect> picture_of(std::int64_t output) const;

 private:
  struct Slot {
    std::int64_t output = 0;
    Rect panel, picture, legend;
    std::optional<LinkEnd> link_end;
  };

  // What stands above a picture.
  struct Head {
    std::vector<Button> buttons;
    float reserved = 0.0F;  // for them
    std::string heading;
    std::vector<std::string> captions;
    float left = 0.0F;   // for one of them
    float above = 0.0F;  // before the mark of a line that ends on the picture; of a longer one it stands behind that
    std::string caption;
    bool is_behind = false;
  };

  void place_sum(const Frame& frame);
  std::vector<Button> page_buttons(const Frame& frame) const;
  std::vector<Button> head_buttons(const Frame& frame, const Slot& slot) const;
  void input_output(Frame& frame, const Slot& slot);
  std::vector<Head> heads_of(const Frame& frame);
  Head head_of(const Frame& frame, const Slot& slot, bool is_short);
  static void give_captions(const Frame& frame, std::vector<Head>& heads);
  static void draw_head(const Frame& frame, Slot& slot, const Head& head);
  void draw_output(const Frame& frame, Slot& slot, const Head& head);
  // Since the last press; empty if it is not to be shown, or nothing has been pressed.
  std::optional<OutputChange> change_of_output(const Frame& frame, std::int64_t output);
  // Of the output, or of its change; empty if nothing varies.
  std::optional<OutputColours> colours_of(const Frame& frame, std::int64_t output);
  // Whether the picture has a line at zero.
  static bool draw_values(const Frame& frame, const Slot& slot, const OutputColours& colours);

  bool has_lines_;
  // The last slot: the arithmetic, or *Change one value* where that is shown as a whole.
  bool has_position_ = true;
  static bool shows_poke(const Frame& frame) { return shown_mode(frame.selection()) == MapsMode::kPosition; }
  std::vector<Slot> outputs_;
  std::optional<Slot> sum_slot_;  // of the selected output; only while products are shown
  SumPicture sum_;
  std::vector<Rect> panels_;
  OutputPager pager_{"outputs.back", "outputs.on"};
  OutputChangeMemo changes_;
  OverlayPanel overlay_;
  PositionPanel position_;
  PokePanel poke_;
};

}  // namespace pw
