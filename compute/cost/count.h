#pragma once
// Numbers of multiply-adds, parameters and bytes, which 64 bits may not hold.
#include <cstdint>

namespace pw {

// Not negative. Sums and products are exact up to 2^63 − 1; beyond it only their size is known, to a double's digits.
class Count {
 public:
  constexpr Count() = default;
  // `value` ≥ 0.
  constexpr explicit(false) Count(std::int64_t value) : value_(value), size_(static_cast<double>(value)) {}

  constexpr bool is_exact() const { return is_exact_; }
  // Only of an exact count.
  constexpr std::int64_t value() const { return value_; }
  // The nearest double.
  constexpr double size() const { return size_; }

  friend constexpr Count operator+(Count a, Count b) {
    Count sum;
    sum.is_exact_ = a.is_exact_ && b.is_exact_ && !__builtin_add_overflow(a.value_, b.value_, &sum.value_);
    sum.size_ = sum.is_exact_ ? static_cast<double>(sum.value_) : a.size_ + b.size_;
    return sum;
  }
  friend constexpr Count operator*(Count a, Count b) {
    Count product;
    product.is_exact_ = a.is_exact_ && b.is_exact_ && !__builtin_mul_overflow(a.value_, b.value_, &product.value_);
    product.size_ = product.is_exact_ ? static_cast<double>(product.value_) : a.size_ * b.size_;
    return product;
  }
  Count& operator+=(Count other) { return *this = *this + other; }
  friend constexpr bool operator==(Count a, Count b) {
    return a.is_exact_ == b.is_exact_ && (a.is_exact_ ? a.value_ == b.value_ : a.size_ == b.size_);
  }

 private:
  std::int64_t value_ = 0;
  double size_ = 0.0;
  bool is_exact_ = true;
};

// a ÷ b; 0 if b is 0.
inline double ratio(Count a, Count b) {
  return b.size() > 0.0 ? a.size() / b.size() : 0.0;
}

}  // namespace pw
