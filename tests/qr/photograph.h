#pragma once

#include "core/qr/qr_matrix.h"

#include <array>
#include <cstdint>
#include <vector>

namespace countersign::qr::test {

struct Spot
{
    double x = 0;
    double y = 0;
};

/// A grey picture and what happens to it between the paper and the file. Each step gives a new picture.
class Photograph
{
public:
    Photograph(int width, int height, std::uint8_t gray);
    /// Printed with its quiet zone.
    Photograph(const QrMatrix &matrix, int scale);

    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] const std::vector<std::uint8_t> &pixels() const { return m_pixels; }

    /// On a white sheet large enough.
    [[nodiscard]] Photograph turned(double degrees) const;
    /// Its corners, clockwise from the upper left, lie at `corners` of a grey table of that size.
    [[nodiscard]] Photograph seenAt(const std::array<Spot, 4> &corners, int width, int height) const;
    [[nodiscard]] Photograph blurred(int radius) const;
    /// As bright as it is at the left, a `darkest` part of it (0 to 1) at the right.
    [[nodiscard]] Photograph litFromLeft(double darkest) const;
    /// Each pixel off by up to `strength`.
    [[nodiscard]] Photograph grainy(int strength) const;
    [[nodiscard]] Photograph inverted() const;
    [[nodiscard]] Photograph beside(const Photograph &other) const;

    struct Part
    {
        int left;
        int top;
        int width;
        int height;
    };
    /// Copies a part of another picture to where it fits.
    void place(const Photograph &from, Part part, int left, int top);

private:
    [[nodiscard]] double at(double x, double y) const;

    int m_width;
    int m_height;
    std::vector<std::uint8_t> m_pixels;
};

} // namespace countersign::qr::test
