#pragma once

#include "core/base/stepping_clock.h"
#include "ui/shell/ground.h"
#include "ui/theme/theme.h"

class QLabel;

namespace countersign::console {
class Gallery;
}

namespace countersign::ui {

class ChoiceField;
class PhoneView;

/// The gallery's block on a phone of its own: in another locale, in either theme whatever the desk's, at any text size. Its
/// time stands still, and its answers go nowhere.
class PreviewPanel : public Ground
{
    Q_OBJECT
public:
    PreviewPanel(const Theme &theme, console::Gallery &gallery, QWidget *parent = nullptr);

    [[nodiscard]] PhoneView &phone() { return *m_phone; }
    /// Those that it offers.
    [[nodiscard]] static const QStringList &locales();

protected:
    void changeEvent(QEvent *event) override;

private:
    void connectChoices();
    void showCard();
    void retranslate();

    console::Gallery &m_gallery;
    const SteppingClock m_clock;
    Theme m_phoneTheme;
    ChoiceField *m_locale;
    ChoiceField *m_appearance;
    ChoiceField *m_textScale;
    PhoneView *m_phone;
};

} // namespace countersign::ui
