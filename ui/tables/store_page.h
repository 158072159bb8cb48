#pragma once

#include "ui/tables/live_page.h"

namespace countersign::console {
class StoreWatch;
}

namespace countersign::ui {

class ActionButton;
class StateForm;

/// A page over one of a backend's two stores: the rows, whose they are, and a way to those of a backend outside.
class StorePage : public LivePage
{
    Q_OBJECT
public:
    StorePage(const Parts &parts, console::CellModel &model, const QString &name, QWidget *parent = nullptr);

protected:
    /// The words that both pages share; for the page's own retranslate().
    void retranslateStore();
    virtual void remove(const QString &id) = 0;

    [[nodiscard]] console::StoreWatch &stores() { return m_stores; }

    void keyPressEvent(QKeyEvent *event) override;

private:
    void showAttached();
    void removeCurrent();

    console::StoreWatch &m_stores;
    NoticeBox *m_whose;
    StateForm *m_form;
    ActionButton *m_remove;
    ActionButton *m_attach;
    ActionButton *m_detach;
};

} // namespace countersign::ui
