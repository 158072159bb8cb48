#pragma once

#include "ui/tables/live_page.h"

namespace countersign::ui {

/// The attached backend's instructions.
class InstructionsPage : public LivePage
{
    Q_OBJECT
public:
    explicit InstructionsPage(const Parts &parts, QWidget *parent = nullptr);

protected:
    void retranslate() override;
};

} // namespace countersign::ui
