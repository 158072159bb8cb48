#pragma once

#include <QAbstractButton>

namespace countersign::ui {

class Theme;

/// A painted button: Enter and Space press it, the focus ring shows where the keyboard is.
class ActionButton : public QAbstractButton
{
    Q_OBJECT
public:
    enum class Kind {
        Primary,
        Approve,
        Danger,        ///< filled: goes through with it
        DangerOutline, ///< leads towards it
        Outline,
        Quiet, ///< no border, for what is seldom wanted
    };

    /// In device-independent pixels; `height` without the focus ring.
    struct Shape
    {
        int height = 32;
        int radius = 8;
        int padding = 12;
    };

    /// Room that the focus ring takes on each side of the painted button.
    static constexpr int ringRoom = 3;

    ActionButton(const Theme &theme, Kind kind, const QString &text = {}, QWidget *parent = nullptr);

    void setShape(const Shape &shape);
    /// A glyph before the text, by its name in `:/icons/ui`; alone when there is no text.
    void setGlyph(const QString &name);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Look
    {
        QColor fill;
        QColor border;
        QColor ink;
    };
    [[nodiscard]] Look look() const;
    [[nodiscard]] int glyphSize() const;
    void paintContent(QPainter &painter, const QRect &box, const QColor &ink) const;

    const Theme &m_theme;
    Kind m_kind;
    Shape m_shape;
    QString m_glyph;
};

} // namespace countersign::ui
