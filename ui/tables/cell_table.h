#pragma once

#include "ui/tables/words_model.h"

#include <QSortFilterProxyModel>
#include <QTableView>

namespace countersign::console {
class CellModel;
}
class QSettings;

namespace countersign::ui {

class Theme;

/// A table of a console model: sortable, filterable, its columns remembered, its times alive.
class CellTable : public QTableView
{
    Q_OBJECT
public:
    /// All of it outlives the table.
    CellTable(const Theme &theme, const Clock &clock, console::CellModel &model, QWidget *parent = nullptr);

    void setTitles(const QStringList &titles);
    /// Rows that contain the text in any column.
    void setFilter(const QString &text);
    /// In pixels at text scale 1, one for each column; 0 hides it at first.
    void setWidths(const QList<int> &widths);

    /// Of the current row; empty without one.
    [[nodiscard]] QString currentKey() const;
    /// False when the row is not there, or filtered out.
    bool selectKey(const QString &key);
    /// Repaints what shows a time that is left.
    void refreshTime() { viewport()->update(); }

    void restore(const QSettings &settings, const QString &name);
    void save(QSettings &settings, const QString &name) const;

Q_SIGNALS:
    void currentKeyChanged(const QString &key);

public Q_SLOTS:
    /// The current cell, whole, goes to the clipboard.
    void copyCell();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void restyle();

    const Theme &m_theme;
    console::CellModel &m_model;
    WordsModel m_words;
    QSortFilterProxyModel m_filter;
};

} // namespace countersign::ui
