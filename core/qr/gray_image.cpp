#include "core/qr/gray_image_p.h"

#include <algorithm>

namespace countersign::qr {

namespace {

/// Adds `line` to the sums of its columns, or takes it away again.
void accumulate(std::vector<std::uint32_t> &sums, const std::uint8_t *line, bool isLeaving)
{
    for (std::size_t x = 0; x < sums.size(); ++x)
        sums[x] = isLeaving ? sums[x] - line[x] : sums[x] + line[x];
}

void binarizeRow(const std::uint8_t *from, std::uint8_t *to, const std::vector<std::uint32_t> &columnSums,
                 int rows, int reach)
{
    const int width = static_cast<int>(columnSums.size());
    const std::uint32_t *sums = columnSums.data();
    std::uint64_t sum = 0;
    for (int x = 0; x < std::min(reach, width); ++x)
        sum += sums[x];
    for (int x = 0; x < width; ++x) {
        if (x + reach < width)
            sum += sums[x + reach];
        if (x - reach - 1 >= 0)
            sum -= sums[x - reach - 1];
        const int columns = std::min(x + reach, width - 1) - std::max(x - reach, 0) + 1;
        const std::uint64_t area = std::uint64_t(columns) * std::uint64_t(rows);
        // A little below the mean, so that the noise of an even area stays white.
        constexpr std::uint64_t percent = 95;
        to[x] = std::uint64_t(from[x]) * area * 100 < sum * percent ? 0 : 255;
    }
}

} // namespace

GrayImage emptyImage(int width, int height)
{
    return {width, height, std::vector<std::uint8_t>(std::size_t(width) * std::size_t(height))};
}

GrayImage halved(const GrayImage &image)
{
    GrayImage half = emptyImage(image.width / 2, image.height / 2);
    for (int y = 0; y < half.height; ++y) {
        const std::uint8_t *const upper = image.row(2 * y);
        const std::uint8_t *const lower = image.row(2 * y + 1);
        std::uint8_t *const to = half.row(y);
        for (int x = 0; x < half.width; ++x) {
            const int sum = upper[2 * x] + upper[2 * x + 1] + lower[2 * x] + lower[2 * x + 1];
            to[x] = static_cast<std::uint8_t>((sum + 2) / 4);
        }
    }
    return half;
}

void invert(GrayImage &image)
{
    for (std::uint8_t &pixel : image.pixels)
        pixel = static_cast<std::uint8_t>(255 - pixel);
}

GrayImage binarized(const GrayImage &image, int reach)
{
    GrayImage result = emptyImage(image.width, image.height);
    std::vector<std::uint32_t> columnSums(std::size_t(image.width), 0);
    for (int y = 0; y < std::min(reach, image.height); ++y)
        accumulate(columnSums, image.row(y), false);
    for (int y = 0; y < image.height; ++y) {
        if (y + reach < image.height)
            accumulate(columnSums, image.row(y + reach), false);
        if (y - reach - 1 >= 0)
            accumulate(columnSums, image.row(y - reach - 1), true);
        const int rows = std::min(y + reach, image.height - 1) - std::max(y - reach, 0) + 1;
        binarizeRow(image.row(y), result.row(y), columnSums, rows, reach);
    }
    return result;
}

} // namespace countersign::qr
