#pragma once

#include "ui/tables/store_page.h"

namespace countersign::ui {

/// The attached backend's instructions.
class InstructionsPage : public StorePage
{
    Q_OBJECT
public:
    explicit InstructionsPage(const Parts &parts, QWidget *parent = nullptr);

protected:
    void retranslate() override;
    void remove(const QString &id) override;
};

} // namespace countersign::ui
