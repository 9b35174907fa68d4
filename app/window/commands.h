#pragma once
// What keys and buttons share: every command has both.
#include "app/panels/ui.h"

namespace pw {

enum class WindowCommand {
  kOpen,
  kSaveWeights,
  kSaveOutputs,
  kCopy,
  kUndo,
  kRedo,
  kInputSample,
  kInputHandCheckable,
  kInputPixels,
  kFlipAxes,
  kCurtain,
  kTheme,
  kHelp,
  kLayout,
  kRangeMode,
  kStrongest,
  kPinRanges,
  kShowChange,
  kActivation,
  kOverlay,
  kNextOutput,
  kMapLeft,
  kMapRight,
  kMapUp,
  kMapDown,
  kProbeLeft,
  kProbeRight,
  kProbeUp,
  kProbeDown,
  kRaise,
  kLower,
  kRaiseFine,
  kLowerFine,
  kZeroWeight,
  kTypeWeight,
  kRaiseBias,
  kLowerBias,
  kNextImage,
  kNextScene,
  kPreviousScene,
  kShowTruth,
  kZoomIn,
  kZoomOut,
  kZoomAll,
  kMeasure,
  kEscape,
};

void run_command(Ui& ui, WindowCommand command);

}  // namespace pw
