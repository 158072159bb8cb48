#pragma once

#include "core/display/display_text.h"
#include "ui/widgets/empty_state.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QSettings;
class QSplitter;
class QStackedLayout;
class QVBoxLayout;

namespace countersign {
class Clock;
}
namespace countersign::console {
class CellModel;
class Console;
} // namespace countersign::console

namespace countersign::ui {

class CellTable;
class NoticeBox;
class TextField;
class Theme;

/// A page with one live table: title, filter, the table, what to say when it is empty, and room for details below.
///
/// A page of its own gives its words in retranslate(), which its constructor calls too.
class LivePage : public QWidget
{
    Q_OBJECT
public:
    struct Parts
    {
        const Theme &theme;
        console::Console &console;
        QSettings &settings;
        QString demoName; ///< of the demo's bank; empty where there is no demo
    };
    /// `name` is under which the columns are remembered; all of `parts` outlives the page.
    LivePage(const Parts &parts, console::CellModel &model, const QString &name, QWidget *parent = nullptr);
    ~LivePage() override;

    [[nodiscard]] CellTable &table() { return *m_table; }
    void focusFilter();
    /// The keyboard goes to the table.
    void takeFocus();

Q_SIGNALS:
    /// The button of the empty page.
    void emptyActionTriggered();

protected:
    virtual void retranslate() = 0;
    void setWords(const QString &title, const QStringList &columns, const EmptyState::Content &empty);
    /// As CellTable::setWidths(), unless other widths are remembered.
    void setWidths(const QList<int> &widths);
    /// A widget at the right of the title, before the filter.
    void addToTitle(QWidget *widget);
    /// Between title and table.
    void addAbove(QWidget *widget);
    /// Below the table, in a splitter.
    void addBelow(QWidget *widget);
    void setNotice(const display::DisplayText &text);
    /// For the button of an empty page; empty where there is nothing to run.
    [[nodiscard]] QString scenarioWords() const;

    [[nodiscard]] const Parts &parts() const { return m_parts; }

    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildTop();
    void restyle();
    void showWhatThereIs();

    const Parts m_parts;
    console::CellModel &m_model;
    const QString m_name;
    QLabel *m_title;
    QHBoxLayout *m_titleRow;
    TextField *m_filter;
    NoticeBox *m_notice;
    QVBoxLayout *m_above;
    QSplitter *m_split;
    QStackedLayout *m_stack;
    CellTable *m_table;
    EmptyState *m_empty;
    EmptyState *m_unmatched; ///< there are rows, and the filter hides them all
};

} // namespace countersign::ui
