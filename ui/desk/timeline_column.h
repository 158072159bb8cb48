#pragma once

#include <QWidget>

class QVBoxLayout;

namespace countersign {
class Clock;
}
namespace countersign::console {
struct TimelineEntry;
class TimelineModel;
} // namespace countersign::console

namespace countersign::ui {

class Theme;

/// A TimelineModel as a column of lines, as tall as they are.
class TimelineColumn : public QWidget
{
    Q_OBJECT
public:
    TimelineColumn(const Theme &theme, const Clock &clock, console::TimelineModel &model,
                   QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    [[nodiscard]] QWidget *makeLine(const console::TimelineEntry &entry) const;

    const Theme &m_theme;
    const Clock &m_clock;
    console::TimelineModel &m_model;
    QVBoxLayout *m_column;
};

} // namespace countersign::ui
