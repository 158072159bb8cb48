#pragma once

#include "ui/tables/live_page.h"

namespace countersign::ui {

class ActionButton;

/// What the relay tells the backends of decisions, and whether it arrived.
class CallbacksPage : public LivePage
{
    Q_OBJECT
public:
    explicit CallbacksPage(const Parts &parts, QWidget *parent = nullptr);

    /// Asks for the current callback to be delivered again.
    void deliverAgain();

Q_SIGNALS:
    void redeliveryRequested(const QString &eventId);

protected:
    void retranslate() override;

private:
    ActionButton *m_deliverAgain;
};

} // namespace countersign::ui
