#pragma once

#include <QLineEdit>

namespace countersign::ui {

class Theme;

/// A line to type in, as tall as the buttons beside it.
class TextField : public QLineEdit
{
    Q_OBJECT
public:
    explicit TextField(const Theme &theme, QWidget *parent = nullptr);

    enum class State { Enabled, Focused, Disabled };
    /// The frame alone, for others that look like this.
    static void paintFrame(QPainter &painter, const QRect &rect, const Theme &theme, State state);
    [[nodiscard]] static int heightFor(const QFontMetrics &metrics);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();

    const Theme &m_theme;
};

} // namespace countersign::ui
