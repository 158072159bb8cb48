#pragma once

#include "ui/sheet/sheet_plan.h"

#include <QDialog>

class QCheckBox;
class QFileDialog;
class QGridLayout;
class QLabel;

namespace countersign::ui {

class ActionButton;
class SectionLabel;
class Theme;

/// Chooses over what a contact sheet goes and where it is saved. It stands beside the window's work and not in its way.
class SheetDialog : public QDialog
{
    Q_OBJECT
public:
    /// `theme` outlives the dialog.
    SheetDialog(const Theme &theme, const QStringList &locales, QWidget *parent = nullptr);

    /// What is ticked now; a list may be empty.
    [[nodiscard]] SheetPlan plan() const;

Q_SIGNALS:
    /// `path` ends in `.png` or `.pdf`.
    void sheetRequested(const countersign::ui::SheetPlan &plan, const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeChoices();
    void askForFile(const QString &suffix);
    void refresh();
    void restyle();
    void retranslate();

    const Theme &m_theme;
    SectionLabel *m_localesTitle;
    SectionLabel *m_themesTitle;
    SectionLabel *m_sizesTitle;
    QList<QCheckBox *> m_locales;
    QList<QCheckBox *> m_appearances; ///< in the order of Appearance
    QList<QCheckBox *> m_sizes;
    QLabel *m_count;
    ActionButton *m_png;
    ActionButton *m_pdf;
};

} // namespace countersign::ui
