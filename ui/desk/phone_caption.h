#pragma once

#include "core/display/display_text.h"

#include <QAbstractButton>

namespace countersign::console {
class Console;
}

namespace countersign::ui {

class Theme;

/// Above the phone: whose it is, where it lives, how it answers. Opens a menu to change the phone or how it answers.
class PhoneCaption : public QAbstractButton
{
    Q_OBJECT
public:
    PhoneCaption(const Theme &theme, console::Console &console, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Somebody wants a phone that is not there yet.
    void newDeviceRequested();
    /// The device could not be changed; `message` says why.
    void failed(const countersign::display::DisplayText &message);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void openMenu();

    const Theme &m_theme;
    console::Console &m_console;
    QString m_name;
    QString m_facts;
};

} // namespace countersign::ui
