#include "compute/bench/bench_row.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "compute/machine/processor.h"

namespace pw {

std::string bench_json(std::span<const BenchRow> rows) {
  nlohmann::ordered_json array = nlohmann::ordered_json::array();
  const std::string processor = processor_text();
  for (const BenchRow& row : rows) {
    nlohmann::ordered_json object{
        {"work", row.work},     {"shape", row.shape},   {"threads", row.threads},     {"name", row.name},
        {"layout", row.layout}, {"min_us", row.min_us}, {"median_us", row.median_us}, {"max_rel_err", row.max_rel_err}};
    if (row.fraction_of_limit) object["fraction_of_limit"] = *row.fraction_of_limit;
    object["processor"] = processor;
    array.push_back(std::move(object));
  }
  return array.dump(1);
}

std::string bench_table(std::span<const BenchRow> rows) {
  std::string text = fmt::format("{:<8} {:<20} {:>7}  {:<22} {:<8} {:>11} {:>11} {:>9} {:>6}\n", "work", "shape",
                                 "threads", "name", "layout", "min us", "median us", "error", "limit");
  for (const BenchRow& row : rows) {
    const std::string shape = fmt::format("{}x{}x{}->{}", row.shape[0], row.shape[1], row.shape[2], row.shape[3]);
    const std::string limit = row.fraction_of_limit ? fmt::format("{:.2f}", *row.fraction_of_limit) : "";
    text += fmt::format("{:<8} {:<20} {:>7}  {:<22} {:<8} {:>11.3f} {:>11.3f} {:>9.1e} {:>6}\n", row.work, shape,
                        row.threads, row.name, row.layout, row.min_us, row.median_us, row.max_rel_err, limit);
  }
  return text;
}

}  // namespace pw
