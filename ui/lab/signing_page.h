#pragma once

#include "core/display/display_text.h"

#include <QWidget>

namespace countersign::console {
class SigningLab;
}

namespace countersign::ui {

class FindingsPanel;
class RequestForm;
class Theme;

/// The signing lab: a request at the left, and at the right whether it is signed rightly, why not, and over which bytes.
class SigningPage : public QWidget
{
    Q_OBJECT
public:
    /// Both outlive the page.
    SigningPage(const Theme &theme, console::SigningLab &lab, QWidget *parent = nullptr);

    /// The keyboard goes to the headers.
    void takeFocus();

Q_SIGNALS:
    /// For the line at the bottom of the window.
    void told(const countersign::display::DisplayText &message);

private:
    RequestForm *m_form;
    FindingsPanel *m_findings;
};

} // namespace countersign::ui
