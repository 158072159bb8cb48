#pragma once

#include "ui/tables/live_page.h"

namespace countersign::ui {

/// The attached backend's pending operations.
class PendingOpsPage : public LivePage
{
    Q_OBJECT
public:
    explicit PendingOpsPage(const Parts &parts, QWidget *parent = nullptr);

protected:
    void retranslate() override;
};

} // namespace countersign::ui
