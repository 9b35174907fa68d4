#pragma once
// Shared by the journeys through *Drop or mix?*.
#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <string>

#include "app/comparison/compared_labels.h"
#include "compute/reduction/reduction_source.h"
#include "compute/reduction/reduction_table.h"
#include "learn_test_window.h"

namespace pw {

class CompareJourney : public LearnJourney {
 protected:
  static void show_compare(Driver& driver) {
    driver.set("view=learn.compare");
    driver.set("compare.scope=stack");
    wait(driver);
  }
  // Two strokes of each class on a square map, the second below the first.
  static void paint_halves(Driver& driver) {
    driver.set("brush.class=0");
    for (const float y : {0.1F, 0.35F}) paint(driver, 0.05F, y, 0.95F, y);
    driver.set("brush.class=1");
    for (const float y : {0.6F, 0.9F}) paint(driver, 0.05F, y, 0.95F, y);
  }
  static void wait(Driver& driver) {
    driver.wait_for("the rows", [](const Json& state) { return state["compare"]["has_all_rows"].get<bool>(); });
  }
  static Json row(Driver& driver, const std::string& name) {
    for (const Json& row : driver.state()["compare"]["rows"]) {
      if (row["name"] == name) return row;
    }
    throw std::runtime_error("no row " + name);
  }
  static bool has_row(Driver& driver, const std::string& name) {
    return std::ranges::any_of(driver.state()["compare"]["rows"], [&](const Json& row) { return row["name"] == name; });
  }
  static double iou(Driver& driver, const std::string& name) { return row(driver, name)["iou"].get<double>(); }
  // Whether it is written, whole.
  static bool is_written(Driver& driver, const std::string& text) {
    return std::ranges::any_of(driver.texts().all(), [&](const WrittenText& written) { return written.text == text; });
  }
  // The same row without the window.
  static ReductionRow computed(const Document& document, ReductionKind kind) {
    const ComparedLabels labels = compared_labels(document);
    auto data = data_of_stack(document.input->features.maps, labels.fitted, labels.scored,
                              static_cast<std::int64_t>(labels.names.size()));
    return ReductionTable(*data, document.network.cout(), document.training.seed).row(kind);
  }
};

}  // namespace pw
