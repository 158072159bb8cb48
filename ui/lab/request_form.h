#pragma once

#include "core/console/signing_lab.h"
#include "core/display/display_text.h"
#include "ui/shell/ground.h"

#include <QPointer>

class QFileDialog;
class QLabel;
class QVBoxLayout;

namespace countersign::ui {

class ActionButton;
class ChoiceField;
class RawTextEdit;
class SectionLabel;
class TextField;

/// The request of the signing lab: scheme, address, headers, body and secret, typed, pasted or loaded.
class RequestForm : public Ground
{
    Q_OBJECT
public:
    RequestForm(const Theme &theme, console::SigningLab &lab, QWidget *parent = nullptr);

    void takeFocus();

Q_SIGNALS:
    /// A file could not be taken.
    void failed(const countersign::display::DisplayText &message);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void addLabelled(QVBoxLayout &column, QLabel &label, QWidget &field, int stretch);
    void connectFields();
    void showTrial();
    void takeTrial();
    void refreshButtons();
    void chooseBody();
    void retranslate();
    void restyle();

    const Theme &m_theme;
    console::SigningLab &m_lab;
    SectionLabel *m_title;
    ChoiceField *m_scheme;
    ChoiceField *m_method;
    TextField *m_url;
    QLabel *m_headersLabel;
    RawTextEdit *m_headers;
    QLabel *m_bodyLabel;
    ActionButton *m_load;
    RawTextEdit *m_body;
    QLabel *m_secretLabel;
    TextField *m_secret;
    ChoiceField *m_clock;
    ActionButton *m_sign;
    ActionButton *m_again;
    QPointer<QFileDialog> m_files; ///< while it is open
};

} // namespace countersign::ui
