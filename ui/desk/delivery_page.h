#pragma once

#include "ui/desk/inspector_page.h"

namespace countersign::ui {

/// How the challenge came to each device, and how the decision came back to the backend.
class DeliveryPage : public InspectorPage
{
    Q_OBJECT
public:
    DeliveryPage(const Theme &theme, console::Console &console, QWidget *parent = nullptr);

protected:
    void refresh() override;

private:
    void addDevice(int row);
    void addCallback();
};

} // namespace countersign::ui
