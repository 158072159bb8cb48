#pragma once

#include "ui/shell/ground.h"

namespace countersign::console {
class Console;
}

namespace countersign::ui {

class PhoneCaption;
class PhoneView;

/// The phone in the middle of the desk, and the caption above it.
class PhonePanel : public Ground
{
    Q_OBJECT
public:
    PhonePanel(const Theme &theme, console::Console &console, QWidget *parent = nullptr);

    [[nodiscard]] PhoneView &phone() { return *m_phone; }
    [[nodiscard]] PhoneCaption &caption() { return *m_caption; }
    enum class Audience { One, Many };
    /// For many the phone is as large as its place and has no caption.
    void setAudience(Audience audience);

private:
    void showPhone();
    void showCard();

    console::Console &m_console;
    PhoneCaption *m_caption;
    PhoneView *m_phone;
};

} // namespace countersign::ui
