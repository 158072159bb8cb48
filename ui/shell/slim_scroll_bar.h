#pragma once

#include <QScrollBar>

class QAbstractScrollArea;

namespace countersign::ui {

class Theme;

/// A scroll bar that is nothing but its thumb.
class SlimScrollBar : public QScrollBar
{
    Q_OBJECT
public:
    SlimScrollBar(const Theme &theme, Qt::Orientation orientation, QWidget *parent = nullptr);

    /// Gives both bars of `area` this look.
    static void dress(QAbstractScrollArea &area, const Theme &theme);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
};

} // namespace countersign::ui
