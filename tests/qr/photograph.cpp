#include "photograph.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace countersign::qr::test {

namespace {

std::uint8_t toGray(double brightness)
{
    return static_cast<std::uint8_t>(std::clamp(std::lround(brightness), 0L, 255L));
}

/// A projective map of the plane, row after row.
using Projection = std::array<double, 9>;

/// Takes the unit square to `corners` (Heckbert, Fundamentals of Texture Mapping, section 2.2.3).
Projection fromUnitSquare(const std::array<Spot, 4> &corners)
{
    const auto &[a, b, c, d] = corners;
    const Spot sum{a.x - b.x + c.x - d.x, a.y - b.y + c.y - d.y};
    const Spot one{b.x - c.x, b.y - c.y};
    const Spot two{d.x - c.x, d.y - c.y};
    const double divisor = one.x * two.y - two.x * one.y;
    const double g = (sum.x * two.y - two.x * sum.y) / divisor;
    const double h = (one.x * sum.y - sum.x * one.y) / divisor;
    return {b.x - a.x + g * b.x,
            d.x - a.x + h * d.x,
            a.x,
            b.y - a.y + g * b.y,
            d.y - a.y + h * d.y,
            a.y,
            g,
            h,
            1};
}

/// The inverse but for a factor, which a projection does not mind.
Projection inverse(const Projection &m)
{
    return {m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
            m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
            m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]};
}

Spot project(const Projection &m, Spot p)
{
    const double w = m[6] * p.x + m[7] * p.y + m[8];
    return {(m[0] * p.x + m[1] * p.y + m[2]) / w, (m[3] * p.x + m[4] * p.y + m[5]) / w};
}

} // namespace

Photograph::Photograph(int width, int height, std::uint8_t gray)
    : m_width(width), m_height(height), m_pixels(std::size_t(width) * std::size_t(height), gray)
{}

Photograph::Photograph(const QrMatrix &matrix, int scale)
    : Photograph((matrix.side() + 2 * quietZone) * scale, (matrix.side() + 2 * quietZone) * scale, 255)
{
    for (int y = 0; y < matrix.side() * scale; ++y) {
        for (int x = 0; x < matrix.side() * scale; ++x) {
            const auto index = std::size_t(y + quietZone * scale) * std::size_t(m_width)
                + std::size_t(x + quietZone * scale);
            m_pixels[index] = matrix.isDark(x / scale, y / scale) ? 0 : 255;
        }
    }
}

double Photograph::at(double x, double y) const
{
    const double column = std::clamp(x - 0.5, 0.0, m_width - 1.0);
    const double row = std::clamp(y - 0.5, 0.0, m_height - 1.0);
    const auto left = std::size_t(column);
    const auto top = std::size_t(row);
    const auto width = std::size_t(m_width);
    const std::size_t right = std::min(left + 1, width - 1);
    const std::size_t bottom = std::min(top + 1, std::size_t(m_height) - 1);
    const double dx = column - double(left);
    const double dy = row - double(top);
    const auto pixel = [&](std::size_t px, std::size_t py) { return double(m_pixels[py * width + px]); };
    return (pixel(left, top) * (1 - dx) + pixel(right, top) * dx) * (1 - dy)
        + (pixel(left, bottom) * (1 - dx) + pixel(right, bottom) * dx) * dy;
}

Photograph Photograph::turned(double degrees) const
{
    const int side = static_cast<int>(std::ceil(std::hypot(m_width, m_height)));
    const double angle = degrees / 180 * std::numbers::pi;
    Photograph result(side, side, 255);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const double dx = x + 0.5 - side / 2.0;
            const double dy = y + 0.5 - side / 2.0;
            const Spot from{std::cos(angle) * dx + std::sin(angle) * dy + m_width / 2.0,
                            std::cos(angle) * dy - std::sin(angle) * dx + m_height / 2.0};
            if (from.x >= 0 && from.y >= 0 && from.x < m_width && from.y < m_height)
                result.m_pixels[std::size_t(y) * std::size_t(side) + std::size_t(x)] =
                    toGray(at(from.x, from.y));
        }
    }
    return result;
}

Photograph Photograph::seenAt(const std::array<Spot, 4> &corners, int width, int height) const
{
    constexpr std::uint8_t table = 150;
    const Projection toPaper = inverse(fromUnitSquare(corners));
    Photograph result(width, height, table);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const Spot from = project(toPaper, {x + 0.5, y + 0.5});
            if (from.x >= 0 && from.y >= 0 && from.x < 1 && from.y < 1)
                result.m_pixels[std::size_t(y) * std::size_t(width) + std::size_t(x)] =
                    toGray(at(from.x * m_width, from.y * m_height));
        }
    }
    return result;
}

Photograph Photograph::blurred(int radius) const
{
    Photograph result = *this;
    for (int y = 0; y < m_height; ++y) {
        for (int x = 0; x < m_width; ++x) {
            int sum = 0;
            int count = 0;
            for (int v = std::max(y - radius, 0); v <= std::min(y + radius, m_height - 1); ++v) {
                for (int u = std::max(x - radius, 0); u <= std::min(x + radius, m_width - 1); ++u, ++count)
                    sum += m_pixels[std::size_t(v) * std::size_t(m_width) + std::size_t(u)];
            }
            result.m_pixels[std::size_t(y) * std::size_t(m_width) + std::size_t(x)] =
                static_cast<std::uint8_t>(sum / count);
        }
    }
    return result;
}

Photograph Photograph::litFromLeft(double darkest) const
{
    Photograph result = *this;
    for (std::size_t i = 0; i < m_pixels.size(); ++i) {
        const double part = double(i % std::size_t(m_width)) / m_width;
        result.m_pixels[i] = toGray(m_pixels[i] * (1 - part * (1 - darkest)));
    }
    return result;
}

Photograph Photograph::grainy(int strength) const
{
    std::minstd_rand random(1); // the same grain every time
    std::uniform_int_distribution<int> off(-strength, strength);
    Photograph result = *this;
    for (std::uint8_t &pixel : result.m_pixels)
        pixel = toGray(pixel + off(random));
    return result;
}

Photograph Photograph::inverted() const
{
    Photograph result = *this;
    for (std::uint8_t &pixel : result.m_pixels)
        pixel = static_cast<std::uint8_t>(255 - pixel);
    return result;
}

Photograph Photograph::beside(const Photograph &other) const
{
    Photograph result(m_width + other.m_width, std::max(m_height, other.m_height), 255);
    result.place(*this, {0, 0, m_width, m_height}, 0, 0);
    result.place(other, {0, 0, other.m_width, other.m_height}, m_width, 0);
    return result;
}

void Photograph::place(const Photograph &from, Part part, int left, int top)
{
    for (int y = 0; y < part.height; ++y) {
        const auto line = from.m_pixels.begin() + std::ptrdiff_t(part.top + y) * from.m_width + part.left;
        std::copy(line, line + part.width, m_pixels.begin() + std::ptrdiff_t(top + y) * m_width + left);
    }
}

} // namespace countersign::qr::test
