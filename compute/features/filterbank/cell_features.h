#pragma once
// Features computed directly from the pixels of a cell: colour, contrast, edges, extremes.
#include <array>

#include "compute/features/filterbank/patch.h"
#include "compute/features/filterbank/pyramid.h"

namespace pw {

inline constexpr int kColourKinds = 6;
inline constexpr int kEdgeDirections = 8;

struct CellPlanes {
  // Means: the three opponent channels, saturation, saturation · sine and saturation · cosine of the hue.
  std::array<CellPlane, kColourKinds> colour;
  // Of the opponent channels, within the cell.
  std::array<CellPlane, kChannels> variance;
  // Mean magnitude of the luminance gradient, by the direction of the edge in steps of 22.5° counter-clockwise from
  // horizontal, with soft assignment to directions.
  std::array<CellPlane, kEdgeDirections> edges;
  // Means of gx², gy² and gx·gy.
  CellPlane tensor_xx, tensor_yy, tensor_xy;
  // Of the luminance.
  CellPlane darkest, brightest;
};

void measure_cells(const ImageTile& tile, const CellPlanes& out);

}  // namespace pw
