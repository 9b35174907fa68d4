#include <torch/torch.h>

#include "tests/bench/peers/peer.h"

namespace pw {
namespace {

constexpr double kRate = 1e-4;

// The stack and its labels as torch tensors.
struct Lesson {
  torch::Tensor columns;  // (cin, pixels)
  torch::Tensor rows;     // (pixels, cin)
  torch::Tensor image;    // (1, cin, height, width)
  torch::Tensor classes;  // (pixels)
  torch::Tensor target;   // (pixels, cout), one-hot over the number of positions
  torch::Tensor weight, bias;
  std::int64_t cin, cout, height, width;

  double share() const { return 1.0 / static_cast<double>(height * width); }
};

torch::Tensor copy_of(const float* data, at::IntArrayRef sizes) {
  return torch::from_blob(const_cast<float*>(data), sizes, torch::kFloat32).clone();
}

Lesson make_lesson(const PeerProblem& problem, const std::vector<std::int32_t>& labels) {
  Lesson lesson;
  lesson.cin = problem.cin();
  lesson.cout = problem.cout();
  lesson.height = problem.shape[0];
  lesson.width = problem.shape[1];
  const std::int64_t pixels = problem.pixels();
  lesson.columns = copy_of(problem.planar.data(), {lesson.cin, pixels});
  lesson.rows = copy_of(problem.nhwc.data(), {pixels, lesson.cin});
  lesson.image = lesson.columns.view({1, lesson.cin, lesson.height, lesson.width});
  lesson.weight = copy_of(problem.own.layer.weight.data(), {lesson.cout, lesson.cin});
  lesson.bias = copy_of(problem.own.layer.bias.data(), {lesson.cout});
  lesson.classes = torch::zeros({pixels}, torch::kInt64);
  lesson.target = torch::zeros({pixels, lesson.cout});
  for (std::int64_t p = 0; p < pixels; ++p) {
    const std::int32_t label = labels[static_cast<std::size_t>(p)];
    lesson.classes[p] = label;
    lesson.target[p][label] = 1.0;
  }
  lesson.target *= lesson.share();
  return lesson;
}

// The parameters, Adam's moments and the step count of a hand-written step.
struct HandWritten {
  torch::Tensor weight, bias;
  torch::Tensor weight_mean, weight_square, bias_mean, bias_square;
  std::int64_t steps = 0;

  explicit HandWritten(const Lesson& lesson)
      : weight(lesson.weight.clone()),
        bias(lesson.bias.clone()),
        weight_mean(torch::zeros_like(weight)),
        weight_square(torch::zeros_like(weight)),
        bias_mean(torch::zeros_like(bias)),
        bias_square(torch::zeros_like(bias)) {}

  void move(torch::Tensor& value, torch::Tensor& mean, torch::Tensor& square, const torch::Tensor& g) const {
    const double correction = std::sqrt(1.0 - std::pow(0.999, static_cast<double>(steps)));
    const double rate = kRate * correction / (1.0 - std::pow(0.9, static_cast<double>(steps)));
    mean.mul_(0.9).add_(g, 0.1);
    square.mul_(0.999).addcmul_(g, g, 0.001);
    value.addcdiv_(mean, square.sqrt().add_(1e-8 * correction), -rate);
  }
  void step(const torch::Tensor& by_weight, const torch::Tensor& by_bias) {
    ++steps;
    move(weight, weight_mean, weight_square, by_weight);
    move(bias, bias_mean, bias_square, by_bias);
  }
};

// One way to write a training step in torch; `step` returns the gradient of W that it has used.
struct Variant {
  std::string name;
  PeerLayout layout;
  std::function<torch::Tensor()> step;
};

Variant by_hand_planar(const Lesson& lesson) {
  const auto state = std::make_shared<HandWritten>(lesson);
  const auto target = lesson.target.t().contiguous();
  const double share = lesson.share();
  return {"torch by hand", PeerLayout::kPlanar, [=] {
            const c10::InferenceMode guard;
            const auto log_p = at::log_softmax(at::addmm(state->bias.view({-1, 1}), state->weight, lesson.columns), 0);
            const auto loss = -(log_p * target).sum();
            const auto g = log_p.exp().mul_(share).sub_(target);
            const auto by_weight = at::mm(g, lesson.columns.t());
            state->step(by_weight, g.sum(1));
            return by_weight;
          }};
}

Variant by_hand_nhwc(const Lesson& lesson) {
  const auto state = std::make_shared<HandWritten>(lesson);
  const double share = lesson.share();
  return {"torch by hand", PeerLayout::kNhwc, [=] {
            const c10::InferenceMode guard;
            const auto log_p = at::log_softmax(at::addmm(state->bias, lesson.rows, state->weight.t()), 1);
            const auto loss = -(log_p * lesson.target).sum();
            const auto g = log_p.exp().mul_(share).sub_(lesson.target);
            const auto by_weight = at::mm(g.t(), lesson.rows);
            state->step(by_weight, g.sum(0));
            return by_weight;
          }};
}

// With autograd and torch's own Adam. `sums` gives (pixels, cout) or (1, cout, height, width).
Variant by_autograd(const Lesson& lesson, std::string name, PeerLayout layout,
                    std::function<torch::Tensor(torch::Tensor, torch::Tensor)> sums, torch::Tensor classes) {
  auto weight = lesson.weight.clone().requires_grad_();
  auto bias = lesson.bias.clone().requires_grad_();
  const auto adam =
      std::make_shared<torch::optim::Adam>(std::vector<torch::Tensor>{weight, bias}, torch::optim::AdamOptions(kRate));
  return {std::move(name), layout, [=]() mutable {
            adam->zero_grad();
            const auto loss = torch::nn::functional::cross_entropy(sums(weight, bias), classes);
            loss.backward();
            adam->step();
            return weight.grad();
          }};
}

std::vector<Variant> variants(const Lesson& lesson) {
  const auto image_classes = lesson.classes.view({1, lesson.height, lesson.width});
  return {by_hand_planar(lesson), by_hand_nhwc(lesson),
          by_autograd(
              lesson, "torch linear autograd", PeerLayout::kNhwc,
              [lesson](const auto& weight, const auto& bias) { return at::linear(lesson.rows, weight, bias); },
              lesson.classes),
          by_autograd(
              lesson, "torch conv2d autograd", PeerLayout::kPlanar,
              [lesson](const auto& weight, const auto& bias) {
                return at::conv2d(lesson.image, weight.view({lesson.cout, lesson.cin, 1, 1}), bias);
              },
              image_classes)};
}

}  // namespace

std::vector<Candidate> torch_training_peers(PeerProblem& problem, const std::vector<std::int32_t>& labels) {
  at::set_num_threads(problem.threads);
  const Lesson lesson = make_lesson(problem, labels);
  std::vector<Candidate> peers;
  for (const Variant& variant : variants(lesson)) {
    const auto by_weight = variant.step().contiguous();
    LayerGradient gradient(lesson.cout, lesson.cin);
    std::copy_n(by_weight.data_ptr<float>(), gradient.weight.size(), gradient.weight.begin());
    BenchRow row{.work = "train",
                 .shape = problem.shape,
                 .threads = problem.threads,
                 .name = variant.name,
                 .layout = variant.layout == PeerLayout::kPlanar ? "planar" : "nhwc"};
    row.max_rel_err = max_gradient_error(problem.own, labels, gradient);
    peers.push_back({row, [step = variant.step] { step(); }});
  }
  return peers;
}

}  // namespace pw
