#include "core/qr/finder_count_p.h"

#include <array>
#include <cmath>
#include <cstdlib>

namespace countersign::qr {

namespace {

/// The lengths of five runs of pixels: dark, light, dark, light, dark.
using Runs = std::array<int, 5>;

struct Finder
{
    double x = 0;
    double y = 0;
    int size = 0;
};

int lengthOf(const Runs &runs)
{
    return runs[0] + runs[1] + runs[2] + runs[3] + runs[4];
}

/// 1 : 1 : 3 : 1 : 1, each give or take half a module and half a pixel, as the library has it.
bool isCorner(const Runs &runs)
{
    constexpr std::array<int, 5> modules{1, 1, 3, 1, 1};
    const int length = lengthOf(runs);
    if (length < 7)
        return false;
    const double module = length / 7.0;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (std::abs(runs[i] - modules[i] * module) > module * 0.5 + 0.5)
            return false;
    }
    return true;
}

/// From the dark pixel at `x`, `y` up or down: the rest of its run, the light one, the dark one; nothing that is longer
/// than `range` altogether.
std::array<int, 3> runsFrom(const GrayImage &image, int x, int y, int step, int range)
{
    std::array<int, 3> runs{};
    std::size_t run = 0;
    for (int moved = 0; moved <= range; ++moved) {
        y += step;
        const bool isInside = y >= 0 && y < image.height;
        if (!isInside)
            return runs;
        const bool isDark = image.row(y)[x] == 0;
        if (isDark != (run % 2 == 0) && ++run == runs.size())
            return runs;
        ++runs[run];
    }
    return {};
}

class Counter
{
public:
    Counter(const GrayImage &image, int enough) : m_image(image), m_enough(enough)
    {
        m_finders.reserve(std::size_t(enough) + 1);
    }

    [[nodiscard]] bool hasEnough() const { return count() > m_enough; }
    [[nodiscard]] int count() const { return static_cast<int>(m_finders.size()); }

    void readRow(int y)
    {
        const std::uint8_t *const row = m_image.row(y);
        Runs runs{};
        int seen = 0; // runs so far, the first of them dark
        for (int x = 0; x < m_image.width && !hasEnough();) {
            const int begin = x;
            while (x < m_image.width && row[x] == row[begin])
                ++x;
            const bool isDark = row[begin] == 0;
            if (seen == 0 && !isDark)
                continue;
            runs = {runs[1], runs[2], runs[3], runs[4], x - begin};
            if (++seen >= 5 && isDark && isCorner(runs))
                examine(x, y, runs);
        }
    }

private:
    /// `end` is where the last of the runs ends.
    void examine(int end, int y, const Runs &across)
    {
        const int length = lengthOf(across);
        const int x = end - length + across[0] + across[1] + across[2] / 2;
        const int range = length * 3 / 2;
        const std::array<int, 3> up = runsFrom(m_image, x, y, -1, range);
        const std::array<int, 3> down = runsFrom(m_image, x, y, 1, range);
        const Runs along{up[2], up[1], up[0] + 1 + down[0], down[1], down[2]};
        if (!isCorner(along))
            return;
        const Finder finder{double(x), y + (down[0] - up[0]) / 2.0, (length + lengthOf(along)) / 2};
        for (const Finder &known : m_finders) {
            if (std::hypot(known.x - finder.x, known.y - finder.y) < known.size / 4.0)
                return;
        }
        m_finders.push_back(finder);
    }

    const GrayImage &m_image;
    int m_enough;
    std::vector<Finder> m_finders;
};

} // namespace

int countFinders(const GrayImage &binarized, int enough)
{
    // The library reads every third row, beginning with this one.
    Counter counter(binarized, enough);
    for (int y = 2; y < binarized.height && !counter.hasEnough(); y += 3)
        counter.readRow(y);
    return counter.count();
}

} // namespace countersign::qr
