#include <algorithm>
#include <array>
#include <iterator>

#include "app/commands/settable.h"
#include "app/commands/window_commands.h"
#include "app/document_json/names.h"
#include "app/frame/frame.h"
#include "app/import/presets.h"
#include "app/presentation/outputs/prediction.h"

namespace pw {
namespace {

// One of several values that exclude each other. Its id ends with the value's name in files.
template <class E>
struct ChoiceText {
  E value;
  const char* label;
  const char* help;
};

// `is_on`: whether the value is the one in use.
template <class E, std::size_t N>
void add_choices(std::vector<Command>& commands, const std::string& group, const std::array<ChoiceText<E>, N>& choices,
                 void (*choose)(Frame&, E), E (*now)(const Frame&), bool (*can)(const Frame&, E) = nullptr) {
  for (const ChoiceText<E>& choice : choices) {
    const auto* name = &*std::ranges::find(names_of(choice.value), choice.value, &EnumName<E>::value);
    Command command;
    command.id = group + "." + std::string(name->name);
    command.label = choice.label;
    command.help = choice.help;
    command.run = [choose, value = choice.value](Frame& frame) { choose(frame, value); };
    command.is_on = [now, value = choice.value](const Frame& frame) { return now(frame) == value; };
    if (can != nullptr)
      command.is_enabled = [can, value = choice.value](const Frame& frame) { return can(frame, value); };
    commands.push_back(std::move(command));
  }
}

constexpr std::array<ChoiceText<ExtractorKind>, 4> kExtractors = {
    {{ExtractorKind::kLearned, "Features: learned, 256 maps",
      "From a small convolutional network trained on generated road scenes"},
     {ExtractorKind::kFilterbank, "Features: filter bank, 256 maps",
      "Hand-designed: edges, spots, colours and textures at several scales"},
     {ExtractorKind::kRandom, "Features: random network, 256 maps", "The same network before training"},
     {ExtractorKind::kPixels, "Features: pixels, 3 maps", "Red, green and blue"}}};

// The extractor of the maps shown counts, not the one for the next image.
void add_extractors(std::vector<Command>& commands) {
  add_choices(
      commands, "features", kExtractors, +[](Frame& frame, ExtractorKind kind) { frame.loader().set_extractor(kind); },
      +[](const Frame& frame) { return frame.document().source.extractor.value_or(static_cast<ExtractorKind>(-1)); });
}

constexpr std::array<ChoiceText<PhotoSize>, 3> kPhotoSizes = {
    {{PhotoSize::kNative, "Photos: native size", "Uses the photo at full size, however large; may take seconds"},
     {PhotoSize::kFit, "Photos: fit",
      "Scales a photo down to 576 pixels, close to the size the network was trained on"},
     {PhotoSize::kCrop, "Photos: crop",
      "Scales a photo and crops it to its centre: exactly the 160 × 576 of the training scenes"}}};

constexpr std::array<ChoiceText<Activation>, 4> kActivationTexts = {
    {{Activation::kNone, "Activation: none", "y is the weighted sum plus the bias"},
     {Activation::kRelu, "Activation: ReLU", "Negative sums become 0. Without it, two such layers would fold into one"},
     {Activation::kSigmoid, "Activation: sigmoid", "Each output becomes a probability of its own"},
     {Activation::kSoftmax, "Activation: softmax",
      "The outputs at a position become probabilities that sum to 1; only their differences matter"}}};

constexpr std::array<ChoiceText<ThemeKind>, 3> kThemeTexts = {
    {{ThemeKind::kDark, "Look: dark", "Dark panels, for a desk"},
     {ThemeKind::kLight, "Look: light", "Light panels"},
     {ThemeKind::kProjector, "Look: projector",
      "Light, with type that can be read from the last row, and fewer maps"}}};

constexpr std::array<ChoiceText<RangeMode>, 3> kRangeTexts = {
    {{RangeMode::kPerMap, "Colour scale: per map",
      "Each map from its own minimum to its maximum: weak maps look as bright as strong ones"},
     {RangeMode::kWholeLayer, "Colour scale: all maps", "All maps on one scale: one sees which are large"},
     {RangeMode::kSymmetric, "Colour scale: symmetric",
      "Each map on a scale symmetric about zero: one sees the sign"}}};

constexpr std::array<ChoiceText<MapsOrder>, 8> kOrderTexts = {
    {{MapsOrder::kMap, "Order: map", "0, 1, 2 …: the order in the stack"},
     {MapsOrder::kStrongest, "Order: strongest first",
      "Strength: the sum over the outputs of |w|, times the map's standard deviation. It says how much a map moves the "
      "outputs from position to position"},
     {MapsOrder::kWeakest, "Order: weakest first", "The weakest maps first: what is left without the strong ones"},
     {MapsOrder::kRandom, "Order: random", "Shuffled, always in the same way"},
     {MapsOrder::kWeight, "Order: |w|",
      "By the weight for the selected output. A large weight on a map that hardly varies does little"},
     {MapsOrder::kSize, "Order: size of w·x", "By the root mean square of the products for the selected output"},
     {MapsOrder::kCorrelation, "Order: correlation",
      "By how much a map looks like the selected output, or like its negative: |correlation| over all positions"},
     {MapsOrder::kMatter, "Order: which inputs matter",
      "By the IoU (pixels) of the road that is lost when the map alone is muted; without ground truth, by how much the "
      "outputs change. Most maps can go alone: the others say the same"}}};

constexpr std::array<ChoiceText<OverlayMode>, 5> kOverlayTexts = {
    {{OverlayMode::kArgmax, "Overlay: prediction (argmax, threshold)",
      "Tinted where one output is the largest, or its probability exceeds the threshold"},
     {OverlayMode::kSoftmax, "Overlay: probability",
      "Tinted by the probability of the output: the softmax over all of them"},
     {OverlayMode::kValues, "Overlay: values", "The values of the output in its colour scale, position by position"},
     {OverlayMode::kColour, "Overlay: RGB", "Three outputs as red, green and blue"},
     {OverlayMode::kClasses, "Overlay: classes", "Tinted everywhere in the colour of the largest output"}}};

void add_display_choices(std::vector<Command>& commands) {
  add_choices(
      commands, "theme", kThemeTexts, +[](Frame& frame, ThemeKind theme) { set_theme(frame.display(), theme); },
      +[](const Frame& frame) { return frame.display().theme; });
  add_choices(
      commands, "range", kRangeTexts, +[](Frame& frame, RangeMode mode) { frame.display().range_mode = mode; },
      +[](const Frame& frame) { return frame.display().range_mode; });
  add_choices(
      commands, "overlay", kOverlayTexts, +[](Frame& frame, OverlayMode mode) { frame.display().overlay = mode; },
      +[](const Frame& frame) { return shown_overlay(frame.display(), frame.document()); },
      +[](const Frame& frame, OverlayMode mode) {
        const auto modes = overlay_modes(frame.document());
        return std::ranges::find(modes, mode) != modes.end();
      });
}

bool can_use(const Frame& frame, const std::string& preset) {
  const Document& document = frame.document();
  const auto presets = presets_for(*document.input, document.source, document.network.cout());
  return std::ranges::any_of(presets, [&](const Preset& one) { return one.id == preset && one.can_be_used; });
}

void use_offered(Frame& frame, const std::string& preset) {
  const Document& document = frame.document();
  for (const Preset& one : presets_for(*document.input, document.source, document.network.cout())) {
    if (one.id == preset) return frame.loader().use_preset(one.id, one.explanation);
  }
}

// As it was made: edited weights are none of them, and neither is a file of that name.
bool is_in_use(const Frame& frame, const Preset& preset) {
  const Weights& weights = frame.document().weights();
  if (preset.weights_name.empty() || weights.name != preset.weights_name || weights.is_on_other_maps) return false;
  return preset.id == "zero" ? !weights.is_edited : is_as_shipped(weights);
}

std::vector<Command> preset_commands() {
  std::vector<Command> commands;
  for (const Preset& preset : all_presets()) {
    Command command;
    command.id = "weights." + preset.id;
    command.label = "Weights: " + preset.label;
    command.help = preset.explanation.substr(0, preset.explanation.find_last_not_of('.') + 1);
    command.run = [id = preset.id](Frame& frame) { use_offered(frame, id); };
    command.is_enabled = [id = preset.id](const Frame& frame) { return can_use(frame, id); };
    command.is_on = [preset](const Frame& frame) { return is_in_use(frame, preset); };
    commands.push_back(std::move(command));
  }
  return commands;
}

}  // namespace

std::vector<Command> choice_commands() {
  std::vector<Command> commands;
  add_extractors(commands);
  add_choices(
      commands, "photos", kPhotoSizes, +[](Frame& frame, PhotoSize size) { frame.loader().set_photo_size(size); },
      +[](const Frame& frame) { return frame.loader().photo_size(); });
  std::ranges::move(preset_commands(), std::back_inserter(commands));
  add_choices(
      commands, "activation", kActivationTexts,
      +[](Frame& frame, Activation activation) { frame.dispatch(SetActivation{activation}); },
      +[](const Frame& frame) { return frame.document().parameters().activation; });
  add_choices(
      commands, "order", kOrderTexts,
      +[](Frame& frame, MapsOrder order) {
        Selection next = frame.selection();
        next.order = order;
        frame.select(next);
      },
      +[](const Frame& frame) { return frame.selection().order; });
  add_display_choices(commands);
  return commands;
}

}  // namespace pw
