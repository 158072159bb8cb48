#pragma once

#include "ui/tables/live_page.h"

namespace countersign::ui {

/// What the relay tells the backends of decisions, and whether it arrived.
class CallbacksPage : public LivePage
{
    Q_OBJECT
public:
    explicit CallbacksPage(const Parts &parts, QWidget *parent = nullptr);

protected:
    void retranslate() override;
};

} // namespace countersign::ui
