#include "app/cli/bench_command.h"

#include <memory>

#include "app/cli/options/messages.h"
#include "app/cli/options/progress_line.h"
#include "compute/bench/pointwise_bench.h"
#include "compute/layer/kernels/simd_target.h"
#include "compute/machine/processor.h"

namespace pw {
namespace {

Expected<int> run_bench(bool json) {
  std::vector<BenchRow> rows;
  {
    ProgressLine progress("measuring");
    rows = pointwise_bench({}, progress.progress());
  }
  const std::string text = json ? bench_json(rows) + "\n" : bench_table(rows);
  if (auto printed = print(text); !printed) return Unexpected(printed.error());
  show_message(fmt::format("measured on {}, with {}; limit is the share of this machine's measured peak",
                           processor_text(), simd_target_name()));
  return 0;
}

}  // namespace

Subcommand add_bench_command(const ProgramParser& program) {
  const OptionParser parser = program.add_subcommand("bench", "Measure the kernels on this machine");
  const auto json = std::make_shared<bool>(false);
  parser.add_flag("--json", *json, "Print a JSON array with one object per row instead of a table");
  return {parser, [json] { return run_bench(*json); }};
}

}  // namespace pw
