#include "compute/reduction/reduction_data.h"

namespace pw {

TaskMoments ReductionData::task() const {
  const auto count = static_cast<double>(rows.rows());
  const Matrix centred = rows.rowwise() - rows.colwise().mean();
  Matrix targets = Matrix::Zero(rows.rows(), classes);
  for (Eigen::Index row = 0; row < rows.rows(); ++row) targets(row, labels[static_cast<std::size_t>(row)]) = 1.0;
  targets.rowwise() -= Eigen::RowVectorXd(targets.colwise().mean());
  TaskMoments task;
  task.covariance = Matrix::Zero(rows.cols(), rows.cols());
  task.covariance.selfadjointView<Eigen::Lower>().rankUpdate(centred.transpose(), 1.0 / count);
  task.covariance.triangularView<Eigen::StrictlyUpper>() = task.covariance.transpose();
  task.agreement = centred.transpose() * targets / count;
  task.target_variance = targets.squaredNorm() / count;
  return task;
}

}  // namespace pw
