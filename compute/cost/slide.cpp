#include "compute/cost/slide.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "compute/core/letters.h"
#include "compute/cost/slide_tokens.h"

namespace pw {
namespace {

constexpr std::size_t kMostSlideBytes = 400;
constexpr std::size_t kMostQuotedBytes = 80;
constexpr std::int64_t kMostSlideSize = 1'000'000'000;

// "“5×5, 32”"; on one line, and not too long.
std::string quoted_part(std::string_view text) {
  std::string line;
  for (const char c : text) line += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  while (!line.empty() && line.back() == ' ') line.pop_back();
  if (line.size() <= kMostQuotedBytes) return "“" + line + "”";
  return "“" + std::string(whole_characters(line, kMostQuotedBytes)) + "…”";
}

class SlideParser {
 public:
  SlideParser(std::string_view text, bool has_thousands) : text_(text), tokens_(slide_tokens(text, has_thousands)) {}

  Expected<Slide> parse() {
    Slide slide;
    if (!read_input() || !read_layer_or_module(slide) || !read_claim(slide) || !read_end())
      return Unexpected(Error{"", problem_});
    return slide;
  }

  // So many bytes were understood.
  std::size_t understood() const { return understood_; }

 private:
  const SlideToken& next() const { return tokens_[at_]; }

  void take() {
    const std::string_view text = next().text;
    understood_ = static_cast<std::size_t>(text.data() - text_.data()) + text.size();
    ++at_;
  }

  bool take_if(SlideSign sign) {
    const bool is_next = next().sign == sign;
    if (is_next) take();
    return is_next;
  }

  bool take_word(std::string_view word) {
    const bool is_next = next().sign == SlideSign::kWord && starts_with_ignoring_case(next().text, word);
    if (is_next) take();
    return is_next;
  }

  // Always false.
  bool stop(std::string_view expected) {
    const std::string_view rest = text_.substr(static_cast<std::size_t>(next().text.data() - text_.data()));
    const std::string_view known = text_.substr(0, understood_);
    const std::string begin = known.empty() ? "Nothing is understood" : quoted_part(known) + " is understood";
    if (next().sign == SlideSign::kEnd) {
      problem_ = fmt::format("{}; then {} is missing.", begin, expected);
    } else {
      problem_ = fmt::format("{}, {} is not: {} is expected there.", begin, quoted_part(rest), expected);
    }
    return false;
  }

  bool read_size(std::int64_t& size, std::string_view name) {
    const SlideToken& token = next();
    if (token.sign != SlideSign::kNumber) return stop(name);
    if (!token.whole || *token.whole < 1 || *token.whole > kMostSlideSize)
      return stop(fmt::format("{}, a whole number from 1 to 1,000,000,000,", name));
    size = *token.whole;
    take();
    return true;
  }

  bool read_sign(SlideSign sign, std::string_view name) { return take_if(sign) || stop(name); }

  // "28×28×192", or with the images before it.
  bool read_input() {
    std::array<std::int64_t, 4> sizes = {};
    std::size_t count = 0;
    constexpr std::string_view kForm = "rows × columns × maps, as in 28×28×192,";
    while (count < sizes.size()) {
      if (!read_size(sizes.at(count), count == 0 ? kForm : "another size")) return false;
      ++count;
      if (next().sign != SlideSign::kTimes && count < 3) return stop("× and another size (rows × columns × maps)");
      if (count < sizes.size() && !take_if(SlideSign::kTimes)) break;
    }
    input_ = count == 3 ? MapSize{1, sizes[0], sizes[1], sizes[2]} : MapSize{sizes[0], sizes[1], sizes[2], sizes[3]};
    return true;
  }

  bool read_layer_or_module(Slide& slide) {
    if (take_if(SlideSign::kColon)) return read_module(slide);
    if (take_if(SlideSign::kArrow)) return read_layer(slide);
    return stop("→ k×k, maps (a layer) or : with widths (an Inception module)");
  }

  // `width` is read already if it is not 0.
  bool read_kernel(std::int64_t& width) {
    if (width == 0 && !read_size(width, "a kernel, as in 5×5,")) return false;
    if (!read_sign(SlideSign::kTimes, "× of the kernel")) return false;
    const SlideToken& token = next();
    if (token.sign != SlideSign::kNumber || token.whole != width)
      return stop(fmt::format("a square kernel, {0}×{0},", width));
    take();
    if (width <= input_.rows && width <= input_.columns) return true;
    problem_ =
        fmt::format("The kernel, {0}×{0}, is larger than the picture, {1}×{2}.", width, input_.rows, input_.columns);
    return false;
  }

  bool read_layer(Slide& slide) {
    NextLayer layer;
    layer.input = input_;
    std::int64_t width = 0;
    if (!read_kernel(width)) return false;
    // "5×5×32" says the same.
    if (!take_if(SlideSign::kTimes)) take_if(SlideSign::kComma);
    if (!read_size(layer.next_maps, "the number of maps that it makes")) return false;
    layer.kernel = width == 1 ? NextKernel::kOne : width == 5 ? NextKernel::kFive : NextKernel::kThree;
    if (width != kernel_width(layer.kernel)) layer.other_width = width;
    slide.layer = layer;
    return true;
  }

  struct Part {
    std::int64_t reduce = 0, maps = 0;  // 0: not given
    bool is_given = false;
  };

  bool read_module(Slide& slide) {
    do {
      if (take_word("pool")) {
        if (!begin_part(pool_, "the pooling")) return false;
        if (next().sign == SlideSign::kNumber && !read_size(pool_.maps, "maps after the pooling")) return false;
      } else if (!read_part()) {
        return false;
      }
    } while (take_if(SlideSign::kComma));
    for (const auto& [part, name] : {std::pair{&ones_, "the number of maps of the 1×1"},
                                     {&three_, "the branch → 3×3"},
                                     {&five_, "the branch → 5×5"},
                                     {&pool_, "the branch of the pooling, pool 64,"}}) {
      if (!part->is_given) return stop(name);
    }
    return make_module(slide);
  }

  bool begin_part(Part& part, std::string_view name) {
    if (part.is_given) {
      problem_ =
          fmt::format("{} is understood, but {} is in it twice.", quoted_part(text_.substr(0, understood_)), name);
      return false;
    }
    part.is_given = true;
    return true;
  }

  // "128", "64 → 3×3 192", "3×3 192" or "1×1 128".
  bool read_part() {
    Part part;
    std::int64_t width = 0;
    if (!read_size(part.maps, "a number of maps, a branch as in 64 → 3×3 192, or pool")) return false;
    if (take_if(SlideSign::kArrow)) {
      part.reduce = std::exchange(part.maps, 0);
      if (!read_kernel(width)) return false;
    } else if (next().sign == SlideSign::kTimes) {
      width = std::exchange(part.maps, 0);
      if (!read_kernel(width)) return false;
    } else {
      return begin_part(ones_, "the 1×1") && ((ones_.maps = part.maps), true);
    }
    if ((width != 1 && width != 3 && width != 5) || (width == 1 && part.reduce > 0)) {
      problem_ = "An Inception module has a 1×1, a branch → 3×3, a branch → 5×5 and a pooling; " +
                 quoted_part(text_.substr(0, understood_)) + " has another.";
      return false;
    }
    Part& branch = width == 1 ? ones_ : width == 3 ? three_ : five_;
    if (!begin_part(branch, width == 1 ? "the 1×1" : width == 3 ? "the 3×3" : "the 5×5")) return false;
    branch.reduce = part.reduce;
    take_if(SlideSign::kComma);
    return read_size(branch.maps, "the number of maps that it makes");
  }

  bool make_module(Slide& slide) {
    InceptionModule module;
    module.input = input_;
    module.is_naive = three_.reduce == 0 && five_.reduce == 0 && pool_.maps == 0;
    if (!module.is_naive && (three_.reduce == 0 || five_.reduce == 0 || pool_.maps == 0)) {
      problem_ =
          "A 1×1 is either before the 3×3, before the 5×5 and after the pooling, or nowhere; here it is in part.";
      return false;
    }
    module.widths.ones = ones_.maps;
    module.widths.three = three_.maps;
    module.widths.five = five_.maps;
    if (!module.is_naive) {
      module.widths.reduce3 = three_.reduce;
      module.widths.reduce5 = five_.reduce;
      module.widths.project = pool_.maps;
    }
    slide.module = module;
    return true;
  }

  bool read_claim(Slide& slide) {
    if (!take_if(SlideSign::kEquals)) return true;
    take_if(SlideSign::kEquals);  // "= ≈"
    const SlideToken& token = next();
    if (token.sign != SlideSign::kNumber) return stop("a number of multiply–adds, as in 120 M,");
    slide.claimed = token.value;
    slide.claimed_step = token.step;
    slide.claimed_text = token.text;
    take();
    return true;
  }

  bool read_end() { return next().sign == SlideSign::kEnd || stop("the end, or = with a number,"); }

  std::string_view text_;
  std::vector<SlideToken> tokens_;
  std::size_t at_ = 0;
  std::size_t understood_ = 0;
  std::string problem_;
  MapSize input_;
  Part ones_, three_, five_, pool_;
};

}  // namespace

Expected<Slide> parse_slide(std::string_view text) {
  if (text.size() > kMostSlideBytes) {
    return fail("", "The text has {} characters; a line of a slide, such as 28×28×192 → 5×5, 32, is expected.",
                text.size());
  }
  SlideParser with_thousands(text, true);
  auto slide = with_thousands.parse();
  if (slide) return slide;
  // "5×5,128": the comma between digits may separate two numbers.
  SlideParser without(text, false);
  auto other = without.parse();
  return other || without.understood() > with_thousands.understood() ? other : slide;
}

Expected<SlideAnswer> check_slide(std::string_view text, std::int64_t through) {
  auto slide = parse_slide(text);
  if (!slide) return Unexpected(slide.error());
  SlideAnswer answer;
  if (slide->layer) {
    slide->layer->reduced = through;
    if (const std::string problem = next_layer_problem(*slide->layer); !problem.empty())
      return Unexpected(Error{"", problem});
    const NextLayerCost cost = next_layer_cost(*slide->layer);
    answer.direct = cost.direct;
    answer.through = cost.reduced;
    answer.gain = cost.net;
    answer.break_even = cost.break_even;
  } else {
    answer.direct = inception_cost(*slide->module).total;
  }
  if (slide->claimed)
    answer.agrees = std::abs(answer.direct.macs.size() - *slide->claimed) <= slide->claimed_step / 2.0;
  answer.slide = *std::move(slide);
  return answer;
}

}  // namespace pw
