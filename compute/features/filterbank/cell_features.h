#pragma once
// What the pixels of one cell tell without a filter bank: colour, contrast, edges, extremes.
#include <array>

#include "compute/features/filterbank/patch.h"
#include "compute/features/filterbank/pyramid.h"

namespace pw {

inline constexpr int kColourKinds = 6;
inline constexpr int kEdgeDirections = 8;

struct CellPlanes {
  // Means: the three opponent channels, saturation, saturation · sine and · cosine of the hue.
  std::array<CellPlane, kColourKinds> colour;
  // Of the opponent channels, within the cell.
  std::array<CellPlane, kChannels> variance;
  // Mean length of the luminance gradient per pixel, by the direction in which the edge runs, in steps of 22.5°
  // counter-clockwise from horizontal, shared softly between directions.
  std::array<CellPlane, kEdgeDirections> edges;
  // Means of gx², gy² and gx·gy.
  CellPlane tensor_xx, tensor_yy, tensor_xy;
  // Of the luminance.
  CellPlane darkest, brightest;
};

void measure_cells(const ImageTile& tile, const CellPlanes& out);

}  // namespace pw
