#pragma once

#include "core/console/pairing_code.h"
#include "ui/widgets/card_frame.h"

#include <QTimer>

class QLabel;

namespace countersign::ui {

class ActionButton;
class QrView;
class Theme;

/// A pairing code for another phone to scan: once, and not for long.
class PairingCodeCard : public CardFrame
{
    Q_OBJECT
public:
    /// `demoName` is who it pairs with.
    PairingCodeCard(const Theme &theme, const QString &demoName, QWidget *parent = nullptr);

    void open(const console::PairingCode &code);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void close();
    void retranslate();
    void restyle();

    const Theme &m_theme;
    const QString m_demoName;
    Secret m_link;
    QrView *m_view;
    QLabel *m_title;
    QLabel *m_words;
    ActionButton *m_copy;
    ActionButton *m_close;
    QTimer m_end;
};

} // namespace countersign::ui
