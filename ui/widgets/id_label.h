#pragma once

#include "core/display/display_text.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace countersign::ui {

class Theme;

/// An id, elided in the middle where there is no room for all of it. The tool tip shows it whole, and it is copied
/// whole: by its button, or by the copy shortcut while it has the focus.
class IdLabel : public QWidget
{
    Q_OBJECT
public:
    explicit IdLabel(const Theme &theme, QWidget *parent = nullptr);

    void setId(const display::DisplayText &id);
    [[nodiscard]] const display::DisplayText &id() const { return m_id; }

public Q_SLOTS:
    void copy();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void restyle();

    const Theme &m_theme;
    display::DisplayText m_id;
    QLabel *m_label;
    QToolButton *m_copy;
    QTimer m_copiedMark;
};

} // namespace countersign::ui
