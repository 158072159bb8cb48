#include "ui/theme/colors.h"

#include <algorithm>
#include <cmath>

namespace countersign::ui {

namespace {

Colors lightColors()
{
    return {.backdrop = QColor(0xf5f6f8U),
            .surface = QColor(0xffffffU),
            .sidebar = QColor(0xfbfbfcU),
            .line = QColor(0xe3e6eaU),
            .lineStrong = QColor(0x868e9bU),
            .text = QColor(0x16181dU),
            .textMuted = QColor(0x5b6472U),
            .accent = QColor(0x2456d6U),
            .accentWash = QColor(0xeef2ffU),
            .onAccent = QColor(0xffffffU),
            .success = QColor(0x0f7a56U),
            .successWash = QColor(0xe4f4ecU),
            .onSuccess = QColor(0xffffffU),
            .warning = QColor(0x9a4a06U),
            .warningWash = QColor(0xfbeee0U),
            .danger = QColor(0xc22d12U),
            .dangerWash = QColor(0xfdece8U),
            .onDanger = QColor(0xffffffU),
            .focus = QColor(0x2456d6U),
            .screen = QColor(0xffffffU),
            .bezel = QColor(0x0f1116U),
            .bezelEdge = QColor(0x3a3e47U),
            .shadow = QColor(22, 28, 45, 56),
            .scrim = QColor(15, 17, 22, 96),
            .brand = {QColor(0x2456d6U), QColor(0x0b7f66U)},
            .onBrand = QColor(0xffffffU)};
}

Colors darkColors()
{
    return {.backdrop = QColor(0x111318U),
            .surface = QColor(0x181b21U),
            .sidebar = QColor(0x14171cU),
            .line = QColor(0x2a2f38U),
            .lineStrong = QColor(0x6b7483U),
            .text = QColor(0xedeff3U),
            .textMuted = QColor(0x9aa3b2U),
            .accent = QColor(0x7ea2ffU),
            .accentWash = QColor(0x20283cU),
            .onAccent = QColor(0x0d1220U),
            .success = QColor(0x4cc38aU),
            .successWash = QColor(0x1b3029U),
            .onSuccess = QColor(0x06170fU),
            .warning = QColor(0xf0b255U),
            .warningWash = QColor(0x35302aU),
            .danger = QColor(0xff8466U),
            .dangerWash = QColor(0x3a2422U),
            .onDanger = QColor(0x1d0803U),
            .focus = QColor(0x7ea2ffU),
            .screen = QColor(0x1b1f26U),
            .bezel = QColor(0x000000U),
            .bezelEdge = QColor(0x3a404bU),
            .shadow = QColor(0, 0, 0, 150),
            .scrim = QColor(0, 0, 0, 140),
            .brand = {QColor(0x2f5fdcU), QColor(0x0b7f66U)},
            .onBrand = QColor(0xffffffU)};
}

qreal luminance(const QColor &color)
{
    const auto linear = [](float part) {
        return part <= 0.03928F ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

Colors colorsOf(Appearance appearance)
{
    return appearance == Appearance::Dark ? darkColors() : lightColors();
}

qreal contrast(const QColor &one, const QColor &other)
{
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace countersign::ui
