#pragma once

#include "ui/shell/ground.h"
#include "ui/shell/page.h"

#include <array>

namespace countersign::console {
class Console;
}

namespace countersign::ui {

class Actions;
class NavButton;
class SectionLabel;

/// The pages, and how much waits on each.
class NavBar : public Ground
{
    Q_OBJECT
public:
    NavBar(const Theme &theme, const Actions &actions, console::Console &console, QWidget *parent = nullptr);

    void setPage(Page page);

protected:
    void changeEvent(QEvent *event) override;

private:
    void addButton(Page page, const Actions &actions, const Theme &theme);
    void refreshCounts();
    void retranslate();

    const Actions &m_actions;
    console::Console &m_console;
    std::array<NavButton *, pageCount> m_buttons{};
    SectionLabel *m_inspect;
    SectionLabel *m_make;
};

} // namespace countersign::ui
