#pragma once

#include "core/console/signing_lab.h"
#include "core/display/display_text.h"

#include <QScrollArea>

namespace countersign::ui {

class ActionButton;
class CodeView;
class NoticeBox;
class SectionLabel;
class SignatureCard;
class Theme;

/// What the signing lab finds: the verdict and why, what was compared, the bytes that are signed; and the request to copy.
class FindingsPanel : public QScrollArea
{
    Q_OBJECT
public:
    FindingsPanel(const Theme &theme, console::SigningLab &lab, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Something is in the clipboard now.
    void copied(const countersign::display::DisplayText &message);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void refresh();
    void showHint();
    [[nodiscard]] QString hintWords() const;
    void copy(const QString &text, const QString &message);
    void retranslate();

    const Theme &m_theme;
    console::SigningLab &m_lab;
    SectionLabel *m_title;
    NoticeBox *m_valid;
    NoticeBox *m_refused;
    NoticeBox *m_hint;
    SignatureCard *m_card;
    SectionLabel *m_bytesTitle;
    CodeView *m_bytes;
    ActionButton *m_curl;
    ActionButton *m_python;
};

} // namespace countersign::ui
