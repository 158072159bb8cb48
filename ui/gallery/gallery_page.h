#pragma once

#include "core/display/validation_field.h"
#include "ui/sheet/sheet_plan.h"

#include <QWidget>

class QListView;

namespace countersign::console {
class Gallery;
}

namespace countersign::ui {

class ActionButton;
class BlockEditor;
class NoticeBox;
class PreviewPanel;
class SectionLabel;
class SheetDialog;
class Theme;

/// Every type that a display block can have, with examples, valid and not: chosen at the left, shown by a phone in the
/// middle, edited as JSON at the right, and sent as a challenge where there is a demo.
class GalleryPage : public QWidget
{
    Q_OBJECT
public:
    /// `demoName` is empty where there is no demo. The others outlive the page.
    GalleryPage(const Theme &theme, console::Gallery &gallery, const QString &demoName,
                QWidget *parent = nullptr);

    /// The keyboard goes to the types.
    void takeFocus();
    [[nodiscard]] BlockEditor &editor() { return *m_editor; }
    [[nodiscard]] QListView &types() { return *m_types; }
    /// Asks over what a contact sheet of the block goes.
    void openSheet();
    [[nodiscard]] SheetDialog &sheet() { return *m_sheet; }

Q_SIGNALS:
    /// Ask the demo's customer to approve this block.
    void sendRequested(const countersign::display::DisplayBlock &block);
    /// Save a contact sheet of this block.
    void sheetRequested(const countersign::display::DisplayBlock &block,
                        const countersign::ui::SheetPlan &plan, const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeTypes();
    [[nodiscard]] QWidget *makeEditor();
    void showDraft();
    void showMark();
    void retranslate();

    const Theme &m_theme;
    console::Gallery &m_gallery;
    const QString m_demoName;
    SectionLabel *m_typesTitle;
    SectionLabel *m_blockTitle;
    QListView *m_types;
    PreviewPanel *m_preview;
    BlockEditor *m_editor;
    NoticeBox *m_error;
    NoticeBox *m_warning;
    ActionButton *m_sheetButton;
    ActionButton *m_send;
    SheetDialog *m_sheet;
};

} // namespace countersign::ui
