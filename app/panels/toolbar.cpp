#include "app/panels/toolbar.h"

#include <array>
#include <utility>

#include "app/document/builtin_inputs.h"
#include "app/document/presets.h"
#include "app/panels/controls.h"
#include "app/panels/text.h"
#include "app/window/commands.h"

namespace pw {
namespace {

// Places buttons from the left or, with `next_left`, from the right.
class Row {
 public:
  Row(Ui& ui, float gap) : ui_(ui), gap_(gap) {
    height_ = ui.layout.toolbar.h - ui.px(12);
    y_ = ui.layout.toolbar.y + ui.px(6);
  }
  void move_to(float x) { x_ = x; }
  void skip(float by) { x_ += by; }
  ImVec2 at() const { return {x_, y_}; }
  float height() const { return height_; }
  bool button(const char* name, std::string_view label, std::string_view explanation, ButtonLook look = {}) {
    float used = 0.0F;
    const bool pressed = put_button(ui_, name, label, {x_, y_}, height_, explanation, used, look);
    x_ += used + gap_;
    return pressed;
  }
  std::optional<std::size_t> choice(const char* name, std::string_view label, std::string_view explanation,
                                    const std::vector<Choice>& choices) {
    float used = 0.0F;
    auto chosen = put_choice(ui_, name, label, {x_, y_}, height_, explanation, choices, used);
    x_ += used + gap_;
    return chosen;
  }

 private:
  Ui& ui_;
  float gap_, height_, y_;
  float x_ = 0.0F;
};

// In the order of PhotoSize.
constexpr std::array<std::pair<const char*, const char*>, 3> kPhotoSizes = {
    {{"Photos: native size", "Maps of every pixel of a photo, however large; it may take seconds."},
     {"Photos: fit", "Scales a photo down to 576 pixels, near the size that the network learned on."},
     {"Photos: crop", "Scales a photo and keeps its middle: exactly the 160 × 576 that the network learned on."}}};

void input_choice(Ui& ui, Row& row) {
  const Origin& origin = ui.document().origin;
  std::vector<Choice> choices = {
      {"Sample scene", "A road scene that the project's own generator makes.", origin.seed == kSampleSeed},
      {"4 maps of 3 × 4 numbers", "Small whole numbers: every output can be checked in the head.",
       !ui.document().image && !origin.layout},
      {"This image's pixels", "Red, green and blue as three maps: a 1×1 convolution on plain colour.",
       origin.extractor == ExtractorKind::kPixels}};
  constexpr std::array commands = {WindowCommand::kInputSample, WindowCommand::kInputHandCheckable,
                                   WindowCommand::kInputPixels, WindowCommand::kFlipAxes};
  if (origin.layout) {
    choices.push_back({*origin.layout == Layout::kNhwc ? "Read the file as NCHW" : "Read the file as NHWC",
                       "The array says nothing about the order of its axes.", false});
  }
  const std::size_t first_size = choices.size();
  for (std::size_t i = 0; i < kPhotoSizes.size(); ++i) {
    choices.push_back(
        {kPhotoSizes[i].first, kPhotoSizes[i].second, ui.loader.photo_size() == static_cast<PhotoSize>(i)});
  }
  const auto chosen = row.choice("input", "Input", "What goes into the layer (1, 2, 3)", choices);
  if (!chosen) return;
  if (*chosen >= first_size) return ui.loader.set_photo_size(static_cast<PhotoSize>(*chosen - first_size));
  run_command(ui, commands[*chosen]);
}

void extractor_choice(Ui& ui, Row& row) {
  constexpr std::array kinds = {ExtractorKind::kLearned, ExtractorKind::kFilterbank, ExtractorKind::kRandom,
                                ExtractorKind::kPixels};
  const auto current = ui.document().origin.extractor;
  const std::vector<Choice> choices = {
      {"Learned: 256 maps", "What a small convolutional network learned on generated road scenes.",
       current == kinds[0]},
      {"Filter bank: 256 maps", "Designed by hand: edges, spots, colours and textures at several sizes.",
       current == kinds[1]},
      {"Random network: 256 maps", "The same network before any learning.", current == kinds[2]},
      {"Pixels: 3 maps", "Red, green and blue.", current == kinds[3]}};
  const std::string label = current ? std::string("Features: ") + extractor_name(*current) : "Features: from file";
  const auto chosen = row.choice("extractor", label, "How the image becomes maps", choices);
  if (chosen) ui.loader.set_extractor(kinds[*chosen]);
}

void preset_choice(Ui& ui, Row& row) {
  const Document& document = ui.document();
  const auto presets = presets_for(*document.input, document.origin);
  std::vector<Choice> choices;
  choices.reserve(presets.size());
  for (const Preset& preset : presets) choices.push_back({preset.label, preset.explanation, false});
  const auto chosen = row.choice("preset", "Weights", "Ready-made weights; each makes a point", choices);
  if (!chosen) return;
  auto layer = make_preset(presets[*chosen].id, *document.input, document.origin, document.layer.get(),
                           ui.loader.assets_folder());
  if (!layer) return ui.session.complain(layer.error().message());
  ui.session.dispatch(SetLayer{*layer});
  ui.session.say(presets[*chosen].explanation);
}

void save_choice(Ui& ui, Row& row) {
  const auto chosen = row.choice("save", "Save", "Weights (Ctrl+S) or outputs (Ctrl+Shift+S) into files",
                                 {{"Weights and bias as .npy …", "", false}, {"Outputs as .npy or .png …", "", false}});
  if (chosen) run_command(ui, *chosen == 0 ? WindowCommand::kSaveWeights : WindowCommand::kSaveOutputs);
}

}  // namespace

void draw_toolbar(Ui& ui, SceneControl& scenes) {
  const Rect bar = ui.layout.toolbar;
  ui.draw->AddLine({bar.x, bar.bottom()}, {bar.right(), bar.bottom()}, im(ui.theme.border));
  const bool narrow = bar.w < ui.px(1240);
  float x = bar.x + ui.px(14);
  x += put_text(ui, ui.fonts.strong, ui.theme.text, {x, bar.y + (bar.h - ui.fonts.strong->FontSize) / 2.0F},
                "Pointwise");
  Row row(ui, ui.px(narrow ? 5 : 8));
  row.move_to(x + ui.px(narrow ? 10 : 18));
  if (row.button("open", "Open…", "An image, a stack or weights from a file (Ctrl+O); files can be dropped anywhere"))
    ui.requests.open = true;
  row.skip(scenes.draw(ui, row.at(), row.height()) + ui.px(narrow ? 5 : 8));
  input_choice(ui, row);
  extractor_choice(ui, row);
  preset_choice(ui, row);
  save_choice(ui, row);
  row.skip(ui.px(narrow ? 4 : 14));
  const History& history = ui.session.history();
  if (row.button("undo", "↶ Undo", "Takes back the last gesture (Ctrl+Z)", {false, history.undo_steps() > 0}))
    run_command(ui, WindowCommand::kUndo);
  if (row.button("redo", "↷ Redo", "Does it again (Ctrl+Y)", {false, history.redo_steps() > 0}))
    run_command(ui, WindowCommand::kRedo);

  const std::string theme = ui.view.theme == ThemeKind::kDark    ? "Light"
                            : ui.view.theme == ThemeKind::kLight ? "Projector"
                                                                 : "Dark";
  const float right =
      button_width(ui, "Curtain") + button_width(ui, theme) + button_width(ui, "?") + ui.px(narrow ? 10 : 16);
  row.move_to(bar.right() - ui.px(12) - right);
  if (row.button("curtain", "Curtain", "Hides the outputs: predict first, then reveal (H)", {ui.view.curtain}))
    run_command(ui, WindowCommand::kCurtain);
  if (row.button("theme", theme, "Changes the look: dark, light, projector (T)"))
    run_command(ui, WindowCommand::kTheme);
  if (row.button("help", "?", "Keys, gestures, about this program (F1 or ?)", {ui.view.help}))
    run_command(ui, WindowCommand::kHelp);
}

}  // namespace pw
