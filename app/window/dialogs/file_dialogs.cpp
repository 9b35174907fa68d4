#include "app/window/dialogs/file_dialogs.h"

#include <filesystem>

#include "app/import/file_formats.h"
#include "app/panels/matrix/shown_code.h"

namespace pw {

std::optional<std::string> FileDialogs::show(Frame& frame) {
  open_requested(frame);
  const auto chosen = browser_.draw([&](const WidgetKey& key, ImVec2 low, ImVec2 high) {
    frame.mark(key, {low.x, low.y, high.x - low.x, high.y - low.y});
  });
  if (!chosen) return std::nullopt;
  folder_ = std::filesystem::path(file_part(*chosen, frame.loader().formats())).parent_path().string();
  if (opens_labels_) {
    frame.loader().open_labels(*chosen);
    return std::nullopt;
  }
  if (!saving_) return chosen;
  if (*saving_ == Saved::kFolder) {
    frame.saver().save_folder(*chosen, shown_code(frame));
    return std::nullopt;
  }
  frame.saver().save(*saving_, *chosen, {frame.scales().outputs, frame.display().theme});
  return std::nullopt;
}

void FileDialogs::open_requested(const Frame& frame) {
  const Requests& requests = frame.requests();
  const FileFormats& formats = frame.loader().formats();
  if (requests.any()) opens_labels_ = requests.open_labels;
  if (requests.open) {
    saving_.reset();
    browser_.show(
        {BrowserPurpose::kOpen, "Open an image, a stack, weights, a bias or labels", folder_, "", "", formats});
  } else if (requests.open_labels) {
    saving_.reset();
    browser_.show(
        {BrowserPurpose::kOpen, "Load labels: whole numbers, or a black and white picture", folder_, "", "", formats});
  } else if (requests.save_labels) {
    saving_ = Saved::kLabels;
    browser_.show({BrowserPurpose::kSave, "Save labels", folder_, "labels.npy", ".npy", formats,
                   [](const std::string& path) { return check_saved_ending(Saved::kLabels, path); }});
  } else if (requests.save_weights) {
    const bool is_pair = frame.selection().view == "two_layers";
    const Saved what = is_pair ? Saved::kPair : Saved::kWeights;
    saving_ = what;
    browser_.show({BrowserPurpose::kSave,
                   is_pair ? "Save the weights and biases of both layers" : "Save weights and bias", folder_,
                   is_pair ? "layer.npy" : "weights.npy", ".npy", formats,
                   [what](const std::string& path) { return check_saved_ending(what, path); },
                   [what](const std::string& path) { return files_written(what, path); }});
  } else if (requests.save_outputs) {
    saving_ = Saved::kOutputs;
    browser_.show({BrowserPurpose::kSave, "Save outputs (.npy, .safetensors or .png)", folder_, "outputs.npy", ".npy",
                   formats, [](const std::string& path) { return check_saved_ending(Saved::kOutputs, path); }});
  } else if (requests.save_folder) {
    saving_ = Saved::kFolder;
    browser_.show(
        {BrowserPurpose::kSave, "Save x, W, b, y and check.py in a new folder", folder_, "pointwise", "", formats});
  }
}

}  // namespace pw
