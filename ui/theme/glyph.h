#pragma once

#include <QIconEngine>

namespace countersign::ui {

class Theme;

/// Paints `:/icons/ui/<name>.svg` in one colour, fitted into `rect`. Nothing is painted for a name without a file.
void paintGlyph(QPainter &painter, const QString &name, const QColor &color, const QRectF &rect);

/// An icon in whatever colours the theme has when it is painted.
class GlyphEngine final : public QIconEngine
{
public:
    GlyphEngine(const Theme &theme, QString name) : m_theme(theme), m_name(std::move(name)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QIconEngine *clone() const override { return new GlyphEngine(m_theme, m_name); }

private:
    const Theme &m_theme;
    QString m_name;
};

} // namespace countersign::ui
