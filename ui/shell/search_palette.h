#pragma once

#include "core/console/search_model.h"

#include <QFrame>

class QLabel;
class QListView;

namespace countersign::ui {

class SearchField;
class Theme;

/// What a search has found, below the field one types in.
class SearchPalette : public QFrame
{
    Q_OBJECT
public:
    /// `window` is covered by the palette while it is open.
    SearchPalette(const Theme &theme, console::SearchModel &model, SearchField &field, QWidget *window);

Q_SIGNALS:
    void chosen(const countersign::console::Finding &finding);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void search(const QString &text);
    void move(int step);
    void choose(const QModelIndex &index);
    void place();

    const Theme &m_theme;
    console::SearchModel &m_model;
    SearchField &m_field;
    QListView *m_list;
    QLabel *m_nothing;
};

} // namespace countersign::ui
