#include "app/panels/learn/paint_stroke.h"

#include <memory>
#include <utility>

#include "app/panels/learn/label_looks.h"

namespace pw {
namespace {

LabelMap labels_of(const Document& document) {
  return document.labels != nullptr ? *document.labels : LabelMap::of_size(document.shape());
}

}  // namespace

std::uint8_t painted_class(const Frame& frame, bool erases) {
  const Brush& brush = frame.selection().brush;
  return erases || brush.tool == BrushTool::kEraser ? kUnlabelled : static_cast<std::uint8_t>(brush_class(frame));
}

void paint(Frame& frame, MapPoint from, MapPoint to, std::uint8_t kind) {
  const Brush& brush = frame.selection().brush;
  if (kind == kUnlabelled && frame.document().labels == nullptr) return;
  LabelMap labels = labels_of(frame.document());
  labels = brush.tool == BrushTool::kFill ? filled(std::move(labels), frame.selection().n, to, kind)
                                          : painted(std::move(labels), frame.selection().n, from, to, brush.size, kind);
  if (frame.document().labels != nullptr && *frame.document().labels == labels) return;
  frame.dispatch(SetLabels{std::make_shared<const LabelMap>(std::move(labels))});
}

void paint_position(Frame& frame) {
  const Position at = frame.selection().position;
  const MapPoint middle{static_cast<float>(at.x) + 0.5F, static_cast<float>(at.y) + 0.5F};
  paint(frame, middle, middle, painted_class(frame, false));
}

}  // namespace pw
