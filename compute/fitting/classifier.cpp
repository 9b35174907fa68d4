#include "compute/fitting/classifier.h"

#include <Eigen/Cholesky>
#include <Eigen/LU>
#include <algorithm>
#include <cassert>
#include <cmath>

#include "compute/fitting/minimise.h"
#include "compute/fitting/position_stack.h"
#include "compute/training/labelled_loss.h"

namespace pw {
namespace {

constexpr int kMostSteps = 50;
constexpr double kEnough = 1e-12;       // of what a step promises
constexpr double kSmallestStep = 1e-6;  // of a full one
constexpr double kArmijo = 1e-4;
constexpr double kBiasRidge = 1e-9;  // where a class is told apart perfectly, the bias would run away
constexpr double kLeastSlope = 1e-12;
constexpr int kEvaluations = 400;

// Of a position's margin: the score of class 1 less that of class 0.
double mean_log_loss(const Eigen::ArrayXd& margin, const Eigen::ArrayXd& target) {
  return (margin.max(0.0) + (-margin.abs()).exp().log1p() - target * margin).mean();
}

Eigen::ArrayXd probability(const Eigen::ArrayXd& margin) {
  return 1.0 / (1.0 + (-margin).exp());
}

struct Logistic {
  Vector weight;
  double bias = 0.0;
};

bool is_over(const Progress* progress) {
  return progress != nullptr && progress->cancelled();
}

// Newton's method on weight and bias, the step halved until the objective falls enough (Armijo).
Logistic fit_primal(const Matrix& rows, const Eigen::ArrayXd& target, double ridge, const Progress* progress) {
  const Eigen::Index n = rows.rows(), d = rows.cols();
  Matrix with_one(n, d + 1);
  with_one << rows, Vector::Ones(n);
  Vector penalty = Vector::Constant(d + 1, ridge);
  penalty[d] = kBiasRidge;
  const auto objective = [&](const Vector& at) {
    return mean_log_loss((with_one * at).array(), target) + 0.5 * penalty.dot(at.cwiseAbs2());
  };
  Vector at = Vector::Zero(d + 1);
  double value = objective(at);
  for (int step = 0; step < kMostSteps && !is_over(progress); ++step) {
    const Eigen::ArrayXd p = probability((with_one * at).array());
    const Vector gradient =
        with_one.transpose() * (p - target).matrix() / static_cast<double>(n) + penalty.cwiseProduct(at);
    const Matrix weighted = with_one.array().colwise() * (p * (1.0 - p) / static_cast<double>(n)).sqrt();
    Matrix hessian = Matrix::Zero(d + 1, d + 1);
    hessian.selfadjointView<Eigen::Lower>().rankUpdate(weighted.transpose());
    hessian.diagonal() += penalty;
    const Vector full = hessian.selfadjointView<Eigen::Lower>().ldlt().solve(gradient);
    const double promised = gradient.dot(full);
    double size = 1.0;
    while (size > kSmallestStep && objective(at - size * full) > value - kArmijo * size * promised) size *= 0.5;
    at -= size * full;
    value = objective(at);
    if (promised < kEnough) break;
  }
  return {at.head(d), at[d]};
}

// The same minimum for fewer rows than inputs: Newton's method on α with w = Zᵀ α. Each step solves
//   [Z Zᵀ + ridge / r, 1; 1ᵀ, 0] [α; b] = [m − (p − y) / (n r); 0],  r = p (1 − p) / n.
Logistic fit_dual(const Matrix& rows, const Eigen::ArrayXd& target, double ridge, const Progress* progress) {
  const Eigen::Index n = rows.rows();
  const auto count = static_cast<double>(n);
  const Matrix products = rows * rows.transpose();
  const auto objective = [&](const Vector& alpha, double bias) {
    const Vector of_products = products * alpha;
    return mean_log_loss(of_products.array() + bias, target) + 0.5 * ridge * alpha.dot(of_products);
  };
  Vector alpha = Vector::Zero(n);
  double bias = 0.0;
  double value = objective(alpha, bias);
  Matrix system(n + 1, n + 1);
  Vector right(n + 1);
  for (int step = 0; step < kMostSteps && !is_over(progress); ++step) {
    const Eigen::ArrayXd margin = (products * alpha).array() + bias;
    const Eigen::ArrayXd p = probability(margin);
    const Eigen::ArrayXd slope = (p * (1.0 - p)).max(kLeastSlope) / count;
    system.setOnes();
    system.topLeftCorner(n, n) = products;
    system.diagonal().head(n).array() += ridge / slope;
    system(n, n) = 0.0;
    right << (margin - (p - target) / (count * slope)).matrix(), 0.0;
    const Vector full = system.partialPivLu().solve(right);
    double size = 1.0;
    const auto at = [&](double share) { return Vector(alpha + share * (full.head(n) - alpha)); };
    while (size > kSmallestStep && objective(at(size), bias + size * (full[n] - bias)) > value + 1e-15) size *= 0.5;
    alpha = at(size);
    bias += size * (full[n] - bias);
    const double before = value;
    value = objective(alpha, bias);
    if (before - value < kEnough) break;
  }
  return {rows.transpose() * alpha, bias};
}

Classifier fit_two(const Matrix& rows, const Eigen::ArrayXd& target, double ridge, const Progress* progress) {
  const Logistic fitted =
      rows.rows() < rows.cols() ? fit_dual(rows, target, ridge, progress) : fit_primal(rows, target, ridge, progress);
  Classifier found;
  found.weight.resize(rows.cols(), 2);
  found.weight << -0.5 * fitted.weight, 0.5 * fitted.weight;
  found.bias = Vector{{-0.5 * fitted.bias, 0.5 * fitted.bias}};
  found.loss = mean_log_loss((rows * fitted.weight).array() + fitted.bias, target);
  found.objective = found.loss + 0.5 * ridge * fitted.weight.squaredNorm();
  return found;
}

// With the program's own kernels, in float.
Classifier fit_many(const Matrix& rows, std::span<const std::int32_t> labels, std::int64_t classes, double ridge,
                    const Progress* progress) {
  const Eigen::Index d = rows.cols(), weights = d * classes;
  const Tensor stack = as_stack(rows);
  LabelledLoss softmax(stack, labels, Loss::kSoftmaxCrossEntropy, classes);
  PointwiseLayer layer(classes, d);
  const auto function = [&](const Vector& at, Vector& gradient) {
    std::ranges::copy(at.head(weights).cast<float>().eval(), layer.weight.begin());
    std::ranges::copy(at.tail(classes).cast<float>().eval(), layer.bias.begin());
    const double loss = softmax.evaluate(layer).loss;
    gradient << as_vector(softmax.gradient().weight) + ridge * at.head(weights), as_vector(softmax.gradient().bias);
    return loss + 0.5 * ridge * at.head(weights).squaredNorm();
  };
  const Minimum minimum = minimise(function, Vector::Zero(weights + classes), kEvaluations, progress);
  Classifier found;
  found.weight = minimum.at.head(weights).reshaped(d, classes);
  found.bias = minimum.at.tail(classes);
  found.objective = minimum.value;
  found.loss = minimum.value - 0.5 * ridge * found.weight.squaredNorm();
  return found;
}

}  // namespace

Classifier fit_classifier(const Matrix& rows, std::span<const std::int32_t> labels, std::int64_t classes, double ridge,
                          const Progress* progress) {
  assert(static_cast<Eigen::Index>(labels.size()) == rows.rows() && !labels.empty() && classes >= 2);
  if (classes > 2) return fit_many(rows, labels, classes, ridge, progress);
  Eigen::ArrayXd target(rows.rows());
  for (Eigen::Index row = 0; row < rows.rows(); ++row)
    target[row] = static_cast<double>(labels[static_cast<std::size_t>(row)]);
  return fit_two(rows, target, ridge, progress);
}

}  // namespace pw
