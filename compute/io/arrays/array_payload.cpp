#include "compute/io/arrays/array_payload.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace pw {
namespace {

constexpr std::int64_t kBandBytes = std::int64_t{4} << 20;
constexpr std::int64_t kMaxValues = std::int64_t{1} << 28;

// IEEE 754 binary16. A NaN keeps its payload.
float half_to_float(std::uint16_t half) {
  const std::uint32_t sign = (half & 0x8000U) << 16;
  const std::uint32_t exponent = half >> 10 & 31U;
  const std::uint32_t fraction = half & 1023U;
  if (exponent == 31) return std::bit_cast<float>(sign | 0x7F800000U | fraction << 13);
  if (exponent != 0) return std::bit_cast<float>(sign | (exponent + 112) << 23 | fraction << 13);
  const float tiny = static_cast<float>(fraction) * 0x1p-24F;
  return sign != 0 ? -tiny : tiny;
}

template <class Bits>
Bits load(const std::byte* at, bool swap) {
  Bits bits;
  std::memcpy(&bits, at, sizeof bits);
  if (!swap) return bits;
  Bits swapped = 0;
  for (std::size_t i = 0; i < sizeof bits; ++i) swapped = static_cast<Bits>(swapped << 8 | (bits >> 8 * i & 255U));
  return swapped;
}

// Calls put(index within the band, value) for every element of the band.
template <class Bits, class Convert, class Put>
void convert(const std::byte* bytes, std::int64_t count, bool swap, Convert value_of, Put put) {
  for (std::int64_t i = 0; i < count; ++i)
    put(i, value_of(load<Bits>(bytes + i * static_cast<std::int64_t>(sizeof(Bits)), swap)));
}

template <class Put>
void convert_band(const ArrayHeader& header, const std::byte* bytes, std::int64_t count, Put put) {
  const bool swap = header.big_endian;
  const auto integer = [&](auto signed_zero) {
    using Signed = decltype(signed_zero);
    using Bits = std::make_unsigned_t<Signed>;
    if (header.kind == NumberKind::kSigned) {
      convert<Bits>(
          bytes, count, swap, [](Bits bits) { return static_cast<float>(static_cast<Signed>(bits)); }, put);
    } else if (header.kind == NumberKind::kBool) {
      convert<Bits>(
          bytes, count, swap, [](Bits bits) { return bits != 0 ? 1.0F : 0.0F; }, put);
    } else {
      convert<Bits>(
          bytes, count, swap, [](Bits bits) { return static_cast<float>(bits); }, put);
    }
  };
  if (header.kind == NumberKind::kBrainFloat) {
    convert<std::uint16_t>(
        bytes, count, swap, [](std::uint16_t bits) { return std::bit_cast<float>(std::uint32_t{bits} << 16); }, put);
    return;
  }
  if (header.kind == NumberKind::kFloat) {
    if (header.item_bytes == 2) convert<std::uint16_t>(bytes, count, swap, half_to_float, put);
    if (header.item_bytes == 4)
      convert<std::uint32_t>(
          bytes, count, swap, [](std::uint32_t bits) { return std::bit_cast<float>(bits); }, put);
    if (header.item_bytes == 8) {
      convert<std::uint64_t>(
          bytes, count, swap, [](std::uint64_t bits) { return static_cast<float>(std::bit_cast<double>(bits)); }, put);
    }
    return;
  }
  switch (header.item_bytes) {
    case 1:
      return integer(std::int8_t{});
    case 2:
      return integer(std::int16_t{});
    case 4:
      return integer(std::int32_t{});
    default:
      return integer(std::int64_t{});
  }
}

// Reads the payload band by band and calls put(element index in file order, value).
template <class Put>
Expected<void> for_each_value(const std::string& subject, const ArrayHeader& header, const ReadAt& read_at,
                              Progress* progress, Put put) {
  const std::int64_t count = header.count();
  const std::int64_t per_band = kBandBytes / header.item_bytes;
  std::vector<std::byte> band(static_cast<std::size_t>(std::min(count, per_band) * header.item_bytes));
  for (std::int64_t first = 0; first < count; first += per_band) {
    if (progress != nullptr) {
      if (progress->cancelled()) return fail(subject, "cancelled");
      progress->report(static_cast<float>(first) / static_cast<float>(count));
    }
    const std::int64_t here = std::min(per_band, count - first);
    const auto bytes = std::span(band).first(static_cast<std::size_t>(here * header.item_bytes));
    if (auto read = read_at(header.data_offset + first * header.item_bytes, bytes); !read) return read;
    convert_band(header, bytes.data(), here, [&](std::int64_t i, float value) { put(first + i, value); });
  }
  return {};
}

// Maps the elements of an array, in file order, to their offsets in the planar stack, counting like an odometer.
class Placement {
 public:
  Placement(const ArrayHeader& header, const Tensor& stack, AxisOrder order) {
    const Shape& shape = stack.shape();
    const std::int64_t plane = stack.plane_stride();
    // Axis sizes and strides in floats, in the array's own axis order.
    if (order == AxisOrder::kNchw) {
      axes_ = {{shape.n, shape.c * plane}, {shape.c, plane}, {shape.h, shape.w}, {shape.w, 1}};
    } else {
      axes_ = {{shape.n, shape.c * plane}, {shape.h, shape.w}, {shape.w, 1}, {shape.c, plane}};
    }
    // From here on the last axis is the one that varies fastest in the file.
    if (header.fortran_order) std::reverse(axes_.begin(), axes_.end());
    counts_.assign(axes_.size(), 0);
  }

  std::int64_t next() {
    const std::int64_t here = offset_;
    for (std::size_t axis = axes_.size(); axis-- > 0;) {
      offset_ += axes_[axis].stride;
      if (++counts_[axis] < axes_[axis].size) break;
      offset_ -= axes_[axis].size * axes_[axis].stride;
      counts_[axis] = 0;
    }
    return here;
  }

 private:
  struct Axis {
    std::int64_t size, stride;
  };
  std::vector<Axis> axes_;
  std::vector<std::int64_t> counts_;
  std::int64_t offset_ = 0;
};

}  // namespace

Expected<Shape> stack_shape(const std::string& subject, std::span<const std::int64_t> shape, AxisOrder order) {
  if (shape.size() != 3 && shape.size() != 4) {
    return fail(subject, "has the shape {}; a stack of maps has 3 axes, or 4 with the batch", shape_text(shape));
  }
  const std::int64_t n = shape.size() == 4 ? shape[0] : 1;
  const auto last = shape.last(3);
  if (order == AxisOrder::kNchw) return Shape{n, last[0], last[1], last[2]};
  return Shape{n, last[2], last[0], last[1]};
}

Expected<Tensor> read_stack_payload(const std::string& subject, const ArrayHeader& header, const ReadAt& read_at,
                                    AxisOrder order, Progress* progress) {
  const auto shape = stack_shape(subject, header.shape, order);
  if (!shape) return Unexpected(shape.error());
  if (auto fits = fits_in_memory(*shape); !fits) return fail(subject, "{}", fits.error().reason);
  Tensor stack(*shape);
  Placement placement(header, stack, order);
  float* data = stack.data();
  auto read = for_each_value(subject, header, read_at, progress,
                             [&](std::int64_t, float value) { data[placement.next()] = value; });
  if (!read) return Unexpected(read.error());
  return stack;
}

Expected<std::vector<float>> read_values_payload(const std::string& subject, const ArrayHeader& header,
                                                 const ReadAt& read_at) {
  const std::int64_t count = header.count();
  if (count > kMaxValues) return fail(subject, "has {} values, too many for weights", count);
  std::vector<float> values(static_cast<std::size_t>(count));
  // In Fortran order the first axis varies fastest.
  std::vector<std::int64_t> index(header.shape.size());
  const auto place = [&](std::int64_t i) {
    if (!header.fortran_order) return i;
    std::int64_t position = 0;
    for (std::size_t axis = 0; axis < index.size(); ++axis) {
      index[axis] = i % header.shape[axis];
      i /= header.shape[axis];
    }
    for (std::size_t axis = 0; axis < index.size(); ++axis) position = position * header.shape[axis] + index[axis];
    return position;
  };
  auto read = for_each_value(subject, header, read_at, nullptr,
                             [&](std::int64_t i, float value) { values[static_cast<std::size_t>(place(i))] = value; });
  if (!read) return Unexpected(read.error());
  return values;
}

}  // namespace pw
