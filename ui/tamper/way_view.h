#pragma once

#include "core/console/tamper_lab.h"
#include "ui/theme/colors.h"

#include <QWidget>

namespace countersign::ui {

class Theme;

/// The way of an approval from the backend's question to its operation, drawn from above to below: where the trial changed
/// something, who caught it, and what did not happen any more.
class WayView : public QWidget
{
    Q_OBJECT
public:
    WayView(const Theme &theme, console::TamperLab &lab, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void describe();
    /// The height of one line: a station and a stretch of the way take one each.
    [[nodiscard]] int lineHeight() const;
    /// Where the line runs that joins the stations.
    [[nodiscard]] qreal railAt() const;
    void paintStretch(QPainter &painter, int station, const QRect &line) const;
    /// A word beside the way, on the line of a stretch.
    struct Mark
    {
        QString words;
        QString glyph;
        Tone tone;
    };
    [[nodiscard]] static Mark endMark(const tamper::TamperTrial &trial);
    void paintMark(QPainter &painter, const Mark &mark, const QRect &line) const;
    void paintStation(QPainter &painter, int station, const QRect &line) const;

    const Theme &m_theme;
    console::TamperLab &m_lab;
};

} // namespace countersign::ui
