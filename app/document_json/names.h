#pragma once
// The names of enumerators in JSON. Files contain them, so they must stay when an enumerator is renamed.
#include <span>

#include "app/document/document.h"
#include "app/document_json/json_values.h"
#include "app/presentation/display.h"
#include "app/presentation/selection.h"

namespace pw {

std::span<const EnumName<Activation>> names_of(Activation);
std::span<const EnumName<SceneClass>> names_of(SceneClass);
std::span<const EnumName<Weather>> names_of(Weather);
std::span<const EnumName<AxisOrder>> names_of(AxisOrder);
std::span<const EnumName<ExtractorKind>> names_of(ExtractorKind);
std::span<const EnumName<PhotoSize>> names_of(PhotoSize);
std::span<const EnumName<NetworkId>> names_of(NetworkId);
std::span<const EnumName<PairCase>> names_of(PairCase);
std::span<const EnumName<PairInput>> names_of(PairInput);
std::span<const EnumName<Optimiser>> names_of(Optimiser);
std::span<const EnumName<TrainingLoss>> names_of(TrainingLoss);
std::span<const EnumName<MapsMode>> names_of(MapsMode);
std::span<const EnumName<MapsOrder>> names_of(MapsOrder);
std::span<const EnumName<ProbeOf>> names_of(ProbeOf);
std::span<const EnumName<ProbeSort>> names_of(ProbeSort);
std::span<const EnumName<CodeKind>> names_of(CodeKind);
std::span<const EnumName<ComparisonScope>> names_of(ComparisonScope);
std::span<const EnumName<DecodeFrom>> names_of(DecodeFrom);
std::span<const EnumName<DecodeWhich>> names_of(DecodeWhich);
std::span<const EnumName<DecodeSort>> names_of(DecodeSort);
std::span<const EnumName<PokeKernel>> names_of(PokeKernel);
std::span<const EnumName<BrushTool>> names_of(BrushTool);
std::span<const EnumName<TrainingSpeed>> names_of(TrainingSpeed);
std::span<const EnumName<ThemeKind>> names_of(ThemeKind);
std::span<const EnumName<RangeMode>> names_of(RangeMode);
std::span<const EnumName<OverlayMode>> names_of(OverlayMode);

}  // namespace pw
