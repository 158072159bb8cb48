#pragma once

#include <QTabBar>

namespace countersign::ui {

class Theme;

/// Tabs as words over a line; the chosen one is underlined.
class TabStrip : public QTabBar
{
    Q_OBJECT
public:
    explicit TabStrip(const Theme &theme, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] QSize tabSizeHint(int index) const override;
    [[nodiscard]] QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }

private:
    const Theme &m_theme;
};

} // namespace countersign::ui
