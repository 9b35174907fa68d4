#include "tests/bench/peers/report.h"

#include <fmt/format.h>

#include <algorithm>

namespace pw {
namespace {

std::string shape_text(const BenchRow& row) {
  return fmt::format("{}×{}×{}→{}", row.shape[0], row.shape[1], row.shape[2], row.shape[3]);
}

std::string limit_text(const BenchRow& row, const char* none) {
  return row.fraction_of_limit ? fmt::format("{:.2f}", *row.fraction_of_limit) : none;
}

std::string summary_line(const Comparison& result) {
  const BenchRow& peer = best_peer(result);
  const auto [least, most] = std::minmax_element(result.ratios.begin(), result.ratios.end());
  return fmt::format("| {} | {} | {} | {} {} | {:.2f} | {:.2f} | **{:.2f}** | {:.2f} … {:.2f} | {} |\n",
                     result.own.work, shape_text(result.own), result.own.threads, peer.name, peer.layout, peer.min_us,
                     result.own.min_us, median_ratio(result), *least, *most, limit_text(result.own, "–"));
}

}  // namespace

double median_ratio(const Comparison& result) {
  std::vector<double> sorted = result.ratios;
  std::sort(sorted.begin(), sorted.end());
  return sorted[sorted.size() / 2];
}

const BenchRow& best_peer(const Comparison& result) {
  return *std::min_element(result.peers.begin(), result.peers.end(),
                           [](const BenchRow& a, const BenchRow& b) { return a.min_us < b.min_us; });
}

std::vector<BenchRow> all_rows(std::span<const Comparison> results) {
  std::vector<BenchRow> rows;
  for (const Comparison& result : results) {
    rows.push_back(result.own);
    rows.insert(rows.end(), result.peers.begin(), result.peers.end());
  }
  return rows;
}

std::string text_report(std::span<const Comparison> results) {
  constexpr const char* kLine = "{:<8} {:<20} {:>7}  {:<24} {:>11} {:>11} {:>7}  {:<17} {:>5}\n";
  std::string text = fmt::format(kLine, "work", "shape", "threads", "best peer", "its min us", "our min us", "ratio",
                                 "in five runs", "limit");
  for (const Comparison& result : results) {
    const BenchRow& peer = best_peer(result);
    const auto [least, most] = std::minmax_element(result.ratios.begin(), result.ratios.end());
    const std::string limit = limit_text(result.own, "");
    text += fmt::format(kLine, result.own.work, shape_text(result.own), result.own.threads,
                        peer.name + " " + peer.layout, fmt::format("{:.2f}", peer.min_us),
                        fmt::format("{:.2f}", result.own.min_us), fmt::format("{:.2f}", median_ratio(result)),
                        fmt::format("{:.2f} ... {:.2f}", *least, *most), limit);
  }
  return text + "\n" + bench_table(all_rows(results));
}

std::string markdown_report(std::span<const Comparison> results) {
  std::string text =
      "| work | shape | threads | best peer | its min µs | our min µs | ratio | in five runs | of the limit |\n"
      "| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n";
  for (const Comparison& result : results) text += summary_line(result);
  text +=
      "\n| work | shape | threads | name | layout | min µs | median µs | max. rel. error |\n"
      "| --- | --- | --- | --- | --- | --- | --- | --- |\n";
  for (const BenchRow& row : all_rows(results)) {
    text += fmt::format("| {} | {} | {} | {} | {} | {:.2f} | {:.2f} | {:.0e} |\n", row.work, shape_text(row),
                        row.threads, row.name, row.layout, row.min_us, row.median_us, row.max_rel_err);
  }
  return text;
}

}  // namespace pw
