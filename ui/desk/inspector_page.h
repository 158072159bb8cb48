#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace countersign::console {
class Console;
class Inspection;
} // namespace countersign::console

namespace countersign::ui {

class Theme;

/// One tab of the inspector: a column that scrolls, made anew whenever what it shows has changed while it is seen.
class InspectorPage : public QScrollArea
{
    Q_OBJECT
public:
    InspectorPage(const Theme &theme, console::Console &console, QWidget *parent = nullptr);

protected:
    /// Puts the words and values in.
    virtual void refresh() = 0;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

    [[nodiscard]] QVBoxLayout &column() { return *m_column; }
    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] console::Console &console() { return m_console; }
    [[nodiscard]] console::Inspection &inspection() const;

private:
    void refreshIfSeen();

    const Theme &m_theme;
    console::Console &m_console;
    QVBoxLayout *m_column;
};

} // namespace countersign::ui
