#pragma once

#include "core/display/display_text.h"
#include "ui/desk/inspector_page.h"
#include "ui/theme/theme.h"

namespace countersign::ui {

class CardFrame;
class TextBlock;

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
    [[nodiscard]] TextBlock *makeText(const display::DisplayText &text, FontRole role,
                                      const QColor &ink) const;
    /// What each device painted of the field.
    void addPaintings(CardFrame &card, const QString &key) const;
    void addRemark();
};

} // namespace countersign::ui
