#include "app/panels/sum/sum_captions.h"

#include <fmt/format.h>

#include "app/frame/spoken_look.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Of y: how near the sum must come to it.
constexpr double kEnough = 0.01;

// Which maps the columns stand for, where that is not one each; from the longest to the shortest.
std::vector<std::string> columns_texts(const ColumnLayout& columns, std::int64_t maps) {
  if (columns.per_column() > 1)
    return {fmt::format(" · a column is {} maps: the largest of them", columns.per_column()),
            fmt::format(" · {} maps a column", columns.per_column())};
  if (columns.leaves_out()) return {fmt::format(" · the first {} of {}", columns.columns(), count_text(maps))};
  return {};
}

// Where the line ends, and where the sum does.
std::string run_end_text(const ShownSum& shown, const ColumnLayout& columns) {
  if (!columns.leaves_out()) return fmt::format("from the left; with b it ends at {}", signed_text(shown.sum));
  const std::int64_t drawn = columns.columns();
  return fmt::format("with b, after the first {}: {}; after all {}: {}", count_text(drawn),
                     signed_text(shown.terms.run.sums[static_cast<std::size_t>(drawn - 1)]),
                     count_text(static_cast<long long>(shown.terms.order.size())), signed_text(shown.sum));
}

std::vector<std::string> mean_captions(const Document& document) {
  const Activation activation = document.parameters().activation;
  if (activation != Activation::kNone)
    return {fmt::format("mean of each map · W·mean + b = mean of the sums, before {}", activation_word(activation)),
            "mean of each map"};
  std::vector<std::string> captions = {"mean of each map · W = mean of y", "mean of each map"};
  if (has_classes(document.weights()))
    captions.insert(captions.begin(), captions.front() + ": so the picture y is the class activation map");
  return captions;
}

std::vector<std::string> column_captions(const Document& document) {
  const std::int64_t cin = document.network.cin();
  if (cin == 1) return {"the number of the only map · drag the marker: x changes, W stays", "the only map"};
  const std::string all = fmt::format("the column through all {} maps", count_text(cin));
  return {all + ", one number of each · drag the marker: x changes, W stays", all + ", one number of each", all,
          fmt::format("all {} maps", count_text(cin))};
}

// Which numbers of the column are other than the stack has them, from the longest to the shortest; none if none are.
std::vector<std::string> changed_numbers_texts(const Frame& frame, const ShownSum& shown, bool has_ticks) {
  if (shown.is_mean() || shown.request.x == nullptr) return {};
  const auto moved = static_cast<long long>(shown.request.x->at(shown.request.position).size());
  if (moved == 0) return {};
  const bool is_all = moved == frame.document().network.cin();
  std::string numbers = is_all ? fmt::format("all {} moved", counted(moved, "number"))
                               : fmt::format("{} changed", counted(moved, "number"));
  if (moved == 1) {
    const Poke& change = shown.request.x->at(shown.request.position).front();
    const float before = value_in_stack(frame.document(), change.n, change.map, change.at);
    numbers = fmt::format("map {}: {} → {}", change.map, number_text(before), number_text(change.value));
  }
  std::vector<std::string> texts = {numbers};
  if (moved > 1 && frame.selection().poke.is_blind)
    texts.insert(texts.begin(), numbers + ", in a random direction that W cannot see");
  if (has_ticks) texts.insert(texts.begin(), texts.front() + " · ticks: as they were");
  return texts;
}

std::vector<std::string> sorted_captions(const Frame& frame, const ShownSum& shown) {
  const std::string what = shown.is_mean() ? "means, " : "";
  const std::string first =
      fmt::format("{}largest |w·x| for {} first", what, output_name(frame.document().weights(), shown.request.output));
  std::vector<std::string> captions = {first, what + "largest |w·x| first"};
  // From the last row W is not shown.
  if (!is_spoken(frame)) captions.insert(captions.begin(), first + "; W below keeps the map order");
  return captions;
}

}  // namespace

std::vector<std::string> x_captions(const Frame& frame, const ShownSum& shown, const ColumnLayout& columns) {
  const Document& document = frame.document();
  // Of several maps in a column no tick says which one's it is.
  std::vector<std::string> captions = changed_numbers_texts(frame, shown, columns.per_column() == 1);
  if (captions.empty())
    captions = shown.is_sorted() ? sorted_captions(frame, shown)
               : shown.is_mean() ? mean_captions(document)
                                 : column_captions(document);
  const std::vector<std::string> notes = columns_texts(columns, document.network.cin());
  if (notes.empty()) return captions;
  // What a column is comes before words about what is known.
  std::vector<std::string> with_notes;
  for (const std::string& note : notes) {
    for (const std::string& caption : captions) with_notes.push_back(caption + note);
  }
  return with_notes;
}

std::vector<std::string> x_range_captions(const ShownSum& shown) {
  const Extent& extent = shown.terms.x_extent;
  const std::string range = fmt::format("{} … {}", number_text(extent.low), number_text(extent.high));
  if (shown.terms.x.size() == 1) return {number_text(shown.terms.x.front())};
  if (shown.terms.zeros == 0) return {range};
  return {fmt::format("{} · {} of them {} exactly 0", range, count_text(shown.terms.zeros),
                      shown.terms.zeros == 1 ? "is" : "are"),
          fmt::format("{} · {} exactly 0", range, count_text(shown.terms.zeros)), range};
}

std::vector<std::string> product_captions(const ShownSum& shown) {
  const Extent& extent = shown.terms.extent;
  const auto count = static_cast<long long>(shown.terms.run.products.size());
  const std::string counts = counted(count, "product");
  if (count == 1) return {fmt::format("{}, {}", counts, signed_text(shown.terms.run.products.front())), counts};
  return {fmt::format("{}, {} … {}", counts, signed_text(extent.low), signed_text(extent.high)), counts};
}

std::vector<std::string> run_captions(const ShownSum& shown, const ColumnLayout& columns) {
  const ColumnTerms& terms = shown.terms;
  if (terms.run.broken) {
    const auto map = terms.broken_map();
    const std::string what = number_text(terms.sum);
    if (!map) return {fmt::format("the bias is {}: so is the sum", number_text(terms.run.bias)), what};
    return {fmt::format("stops at map {}, whose product is {}: the sum is {}", *map, number_text(terms.product(*map)),
                        what),
            fmt::format("map {}: {}", *map, what)};
  }
  const std::string end = run_end_text(shown, columns);
  const auto enough = products_enough(terms.run, kEnough);
  if (!shown.is_sorted() || !enough || *enough == 0 || *enough == terms.order.size()) return {end};
  return {fmt::format("{} · {} already make {}", end, counted(static_cast<long long>(*enough), "map"),
                      signed_text(terms.run.sums[*enough - 1])),
          end};
}

std::string sum_label(const Frame& frame, const ShownSum& shown) {
  const Activation activation = frame.document().parameters().activation;
  if (activation != Activation::kNone) return shown.is_mean() ? "mean, before " + activation_word(activation) : "sum";
  if (shown.is_mean()) return "mean of y";
  return has_classes(frame.document().weights()) ? "score y" : "y";
}

std::string explain_sum(const Frame& frame, const ShownSum& shown) {
  const Document& document = frame.document();
  std::string text = fmt::format("{} {}\nΣ w·x + b = {}: the sum of {} and the bias",
                                 output_name(document.weights(), shown.request.output), where_text(shown),
                                 signed_text(shown.sum), counted(document.network.cin(), "product"));
  if (const auto map = shown.terms.broken_map())
    text += fmt::format("\nThe product of map {} is {}: so is the sum", *map, number_text(shown.terms.product(*map)));
  return text;
}

std::string explain_value(const Frame& frame, const ShownSum& shown) {
  const Document& document = frame.document();
  const std::string name = output_name(document.weights(), shown.request.output);
  if (shown.probability)
    return fmt::format(
        "The softmax of the two scores at this position: p = {} for {}\nOnly the difference of the scores matters.",
        probability_text(*shown.probability), name);
  return fmt::format("y {} {}: the sum after {}", name, where_text(shown),
                     activation_word(document.parameters().activation));
}

void draw_caption(const Frame& frame, Rect line, const ChartCaption& caption) {
  ImFont* font = frame.fonts().small;
  const Theme& theme = frame.theme();
  const float y = line.bottom() - font->FontSize - frame.px(5);
  const float gap = frame.px(8);
  float x = line.x + draw_text(frame, font, theme.text, {line.x, y}, caption.name) + gap;
  if (!caption.of.empty()) {
    x += draw_text(frame, font, theme.muted, {x, y}, caption.before_of) + text_width(font, " ");
    x += draw_text_within(frame, font, caption.of_colour, {x, y}, line.w * 0.3F, caption.of) + gap;
  }
  const std::string left = first_that_fits(font, line.right() - x, caption.left);
  x += draw_text(frame, font, theme.muted, {x, y}, left) + 2.0F * gap;
  const std::string right = first_that_fits(font, line.right() - x, caption.right);
  draw_text_right(frame, font, theme.muted, {line.right(), y}, right);
}

}  // namespace pw
