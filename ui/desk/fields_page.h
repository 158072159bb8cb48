#pragma once

#include "ui/desk/inspector_page.h"

namespace countersign::ui {

class CardFrame;

/// The display block field by field: what came, what is read, and what is wrong with it.
class FieldsPage : public InspectorPage
{
    Q_OBJECT
public:
    FieldsPage(const Theme &theme, console::Console &console, QWidget *parent = nullptr);

protected:
    void refresh() override;

private:
    [[nodiscard]] CardFrame *makeCard(int row);
};

} // namespace countersign::ui
