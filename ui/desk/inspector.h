#pragma once

#include "ui/shell/ground.h"

class QStackedWidget;

namespace countersign::console {
class Console;
}

namespace countersign::ui {

class CodeView;
class EmptyState;
class TabStrip;

/// Everything about the challenge on the desk, in tabs that are made when they are first seen.
class Inspector : public Ground
{
    Q_OBJECT
public:
    Inspector(const Theme &theme, console::Console &console, QWidget *parent = nullptr);

    enum class Tab { Timeline, Fields, Json, Signature, Delivery };
    [[nodiscard]] Tab tab() const;
    void showTab(Tab tab);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QWidget *makePage(Tab tab);
    void showPage(int index);
    void refresh();
    void retranslate();

    const Theme &m_theme;
    console::Console &m_console;
    TabStrip *m_tabs;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    CodeView *m_json = nullptr;
};

} // namespace countersign::ui
