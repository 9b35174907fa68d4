#include "app/views/cost/next_layer_state.h"

#include <nlohmann/json.hpp>

#include "app/cost/next_kernels.h"
#include "compute/cost/slide.h"

namespace pw {
namespace {

nlohmann::json count_state(const Count& count) {
  if (count.is_exact()) return count.value();
  return count.size();
}

nlohmann::json slide_state(const NextLayerChoice& choice) {
  nlohmann::json slide = {{"text", choice.slide}, {"through", choice.slide_through}};
  const Expected<SlideAnswer> answer = check_slide(choice.slide, choice.slide_through);
  if (!answer) {
    slide["problem"] = answer.error().message();
    return slide;
  }
  slide["mac"] = count_state(answer->direct.macs);
  slide["parameters"] = count_state(answer->direct.parameters);
  if (answer->through) {
    slide["through_mac"] = count_state(answer->through->macs);
    slide["gain"] = state_number(answer->gain);
    slide["break_even"] = state_number(answer->break_even);
  }
  if (answer->agrees) slide["agrees"] = *answer->agrees;
  return slide;
}

nlohmann::json timed_state(const Ledger& ledger) {
  nlohmann::json threads = nlohmann::json::array(), times = nlohmann::json::array();
  for (const TimedPoint& point : ledger.timing->points) {
    if (point.reduced != (ledger.is_depthwise() ? 0 : ledger.layer.reduced)) continue;
    threads.push_back(point.threads);
    times.push_back({point.direct_us, point.reduced_us});
  }
  return {{"net", ledger.timed ? state_number(ledger.timed->gain()) : nlohmann::json()},
          {"threads", threads},
          {"us", times}};
}

}  // namespace

void describe_next_layer(StateWriter& writer, const Frame& frame, const Ledger& ledger) {
  const NextLayer& layer = ledger.layer;
  nlohmann::json& cost = writer.section("cost");
  cost["f"] = layer.input.maps;
  cost["fp"] = layer.reduced;
  cost["kernel"] = next_kernel_name(layer.kernel).key;
  cost["next_maps"] = layer.next_maps;
  cost["rows"] = layer.input.rows;
  cost["columns"] = layer.input.columns;
  cost["alone"] = state_number(ledger.cost.alone);
  cost["net"] = state_number(ledger.cost.net);
  cost["break_even"] = state_number(ledger.cost.break_even);
  cost["past_break_even"] = ledger.is_past_break_even();
  cost["macs"] = {count_state(ledger.cost.direct.macs), count_state(ledger.cost.next.macs),
                  count_state(ledger.cost.reduction.macs)};
  cost["dense_parameters"] = count_state(ledger.cost.dense.parameters);
  if (ledger.kept) cost["kept"] = state_number(*ledger.kept);
  if (ledger.timing != nullptr) cost["measured"] = timed_state(ledger);
  if (!ledger.notice.empty()) cost["notice"] = ledger.notice;
  cost["slide"] = slide_state(frame.cost().settings().next);
}

}  // namespace pw
