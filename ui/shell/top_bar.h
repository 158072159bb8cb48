#pragma once

#include "core/base/clock.h"
#include "ui/shell/ground.h"

class QLabel;
class QMenu;

namespace countersign::ui {

class ActionButton;
class Actions;
class Pill;
class SearchField;

/// Above everything: the name, the search, and the two things a demo needs.
class TopBar : public Ground
{
    Q_OBJECT
public:
    /// `demoName` is empty where there is no demo.
    TopBar(const Theme &theme, const Actions &actions, const QString &demoName, QWidget *parent = nullptr);

    [[nodiscard]] SearchField &search() { return *m_search; }
    void setTimeOffset(Milliseconds offset);

    void openScenarios(QMenu *menu);
    void openTime(QMenu *menu);
    void openMenu(QMenu *menu);

Q_SIGNALS:
    void scenariosRequested();
    void timeRequested();
    void menuRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void restyle();
    void retranslate();

    const Theme &m_theme;
    const Actions &m_actions;
    Milliseconds m_offset{0};
    QLabel *m_name;
    Pill *m_demo;
    SearchField *m_search;
    ActionButton *m_scenario;
    ActionButton *m_time;
    ActionButton *m_menu;
};

} // namespace countersign::ui
