#pragma once

#include <cstdint>
#include <vector>

namespace countersign::qr {

/// Brightness, one byte a pixel, row after row; 0 is black.
struct GrayImage
{
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;

    [[nodiscard]] const std::uint8_t *row(int y) const
    {
        return pixels.data() + std::size_t(y) * std::size_t(width);
    }
    [[nodiscard]] std::uint8_t *row(int y) { return pixels.data() + std::size_t(y) * std::size_t(width); }
};

[[nodiscard]] GrayImage emptyImage(int width, int height);

/// Half as wide and high, each pixel the mean of four.
[[nodiscard]] GrayImage halved(const GrayImage &image);

void invert(GrayImage &image);

/// Black (0) where a pixel is darker than the mean of the square of `2 * reach + 1` pixels around it, else white (255):
/// uneven light does not matter as long as it changes little within the square.
[[nodiscard]] GrayImage binarized(const GrayImage &image, int reach);

} // namespace countersign::qr
