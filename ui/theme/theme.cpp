#include "ui/theme/theme.h"

#include "ui/theme/glyph.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPainter>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>

#include <algorithm>

namespace countersign::ui {

namespace {

enum class Face { Sans, Mono };

struct FontShape
{
    int pixels;
    QFont::Weight weight;
    Face face = Face::Sans;
};

FontShape shapeOf(FontRole role)
{
    switch (role) {
    case FontRole::Caption: return {11, QFont::Normal};
    case FontRole::Small: return {12, QFont::Normal};
    case FontRole::SmallStrong: return {12, QFont::DemiBold};
    case FontRole::Body: return {13, QFont::Normal};
    case FontRole::BodyStrong: return {13, QFont::DemiBold};
    case FontRole::Section: return {10, QFont::Bold};
    case FontRole::Value: return {15, QFont::Normal};
    case FontRole::ValueStrong: return {15, QFont::DemiBold};
    case FontRole::Heading: return {16, QFont::DemiBold};
    case FontRole::Title: return {20, QFont::Bold};
    case FontRole::Hero: return {27, QFont::Bold};
    case FontRole::Clock: return {60, QFont::Light};
    case FontRole::MonoSmall: return {12, QFont::Normal, Face::Mono};
    case FontRole::Mono: return {14, QFont::Normal, Face::Mono};
    }
    Q_UNREACHABLE();
}

QStringList familiesOf(Face face)
{
    if (face == Face::Mono)
        return {QStringLiteral("JetBrains Mono"), QStringLiteral("DejaVu Sans Mono"),
                QFontDatabase::systemFont(QFontDatabase::FixedFont).family()};
    return {QStringLiteral("Inter"), QFontDatabase::systemFont(QFontDatabase::GeneralFont).family()};
}

QPalette paletteOf(const Colors &colors)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colors.surface);
    palette.setColor(QPalette::WindowText, colors.text);
    palette.setColor(QPalette::Base, colors.surface);
    palette.setColor(QPalette::AlternateBase, colors.sidebar);
    palette.setColor(QPalette::Text, colors.text);
    palette.setColor(QPalette::PlaceholderText, colors.textMuted);
    palette.setColor(QPalette::Button, colors.surface);
    palette.setColor(QPalette::ButtonText, colors.text);
    palette.setColor(QPalette::BrightText, colors.danger);
    palette.setColor(QPalette::ToolTipBase, colors.text);
    palette.setColor(QPalette::ToolTipText, colors.surface);
    palette.setColor(QPalette::Highlight, colors.accentWash);
    palette.setColor(QPalette::HighlightedText, colors.text);
    palette.setColor(QPalette::Link, colors.accent);
    palette.setColor(QPalette::LinkVisited, colors.accent);
    palette.setColor(QPalette::Light, colors.surface);
    palette.setColor(QPalette::Midlight, colors.backdrop);
    palette.setColor(QPalette::Mid, colors.line);
    palette.setColor(QPalette::Dark, colors.lineStrong);
    palette.setColor(QPalette::Shadow, colors.bezel);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colors.lineStrong);
    return palette;
}

} // namespace

Theme::Theme(Appearance appearance, QObject *parent)
    : QObject(parent), m_appearance(appearance), m_colors(colorsOf(appearance))
{}

void Theme::setAppearance(Appearance appearance)
{
    if (appearance == m_appearance)
        return;
    m_appearance = appearance;
    m_colors = colorsOf(appearance);
    Q_EMIT changed();
}

void Theme::setTextScale(qreal scale)
{
    scale = std::clamp(scale, 1.0, 2.0);
    if (qFuzzyCompare(scale, m_textScale))
        return;
    m_textScale = scale;
    Q_EMIT changed();
}

void Theme::applyTo(QApplication &application) const
{
    if (application.style()->name() != QLatin1String("fusion"))
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(paletteOf(m_colors));
    QApplication::setFont(font(FontRole::Body));
}

QFont Theme::font(FontRole role, qreal scale) const
{
    const FontShape shape = shapeOf(role);
    QFont font;
    font.setFamilies(familiesOf(shape.face));
    font.setStyleHint(shape.face == Face::Mono ? QFont::Monospace : QFont::SansSerif);
    font.setPixelSize(std::max(1, qRound(shape.pixels * scale)));
    font.setWeight(shape.weight);
    if (role == FontRole::Section) {
        font.setCapitalization(QFont::AllUppercase);
        font.setLetterSpacing(QFont::PercentageSpacing, 108);
    }
    return font;
}

QColor Theme::ink(Tone tone) const
{
    switch (tone) {
    case Tone::Neutral: return m_colors.textMuted;
    case Tone::Accent: return m_colors.accent;
    case Tone::Success: return m_colors.success;
    case Tone::Warning: return m_colors.warning;
    case Tone::Danger: return m_colors.danger;
    }
    Q_UNREACHABLE();
}

QColor Theme::wash(Tone tone) const
{
    switch (tone) {
    case Tone::Neutral: return m_colors.backdrop;
    case Tone::Accent: return m_colors.accentWash;
    case Tone::Success: return m_colors.successWash;
    case Tone::Warning: return m_colors.warningWash;
    case Tone::Danger: return m_colors.dangerWash;
    }
    Q_UNREACHABLE();
}

QIcon Theme::icon(const QString &name) const
{
    return QIcon(new GlyphEngine(*this, name));
}

QPixmap Theme::pixmap(const QString &name, const QColor &color, int size, qreal devicePixelRatio) const
{
    QPixmap pixmap(QSize(size, size) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintGlyph(painter, name, color, QRectF(0, 0, size, size));
    return pixmap;
}

} // namespace countersign::ui
