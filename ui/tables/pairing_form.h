#pragma once

#include "core/console/device_actions.h"
#include "core/display/display_text.h"
#include "ui/tables/given_picture.h"

#include <QPointer>
#include <QWidget>

class QFileDialog;

namespace countersign::ui {

class ActionButton;
class CodeField;
class Theme;

/// What a device can be shown: a pairing link or proof, the code of a sign-in, or a picture of one. A picture may be
/// pasted, dropped on the form, or chosen.
class PairingForm : public QWidget
{
    Q_OBJECT
public:
    /// `demoName` is empty where there is no demo to pair with.
    PairingForm(const Theme &theme, console::DeviceActions &actions, const QString &demoName,
                QWidget *parent = nullptr);

    void showDevice(const QString &deviceId);
    void focusCode();
    /// For the device that is shown.
    void scan(const GivenPicture &picture);

    enum class Outcome { UnderWay, Done, Failed };

Q_SIGNALS:
    /// What became of the last code, in words.
    void told(const countersign::display::DisplayText &words, countersign::ui::PairingForm::Outcome outcome);
    /// A sign-in waits on the device's phone.
    void signInScanned(const QString &deviceId);
    void demoPairingRequested(const QString &deviceId);
    void demoCodeRequested();

protected:
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void scanText();
    void choosePicture();
    /// Takes the words on the way, and gives what to do when it is over.
    [[nodiscard]] console::DeviceActions::ScanDone begin();
    void finish(const QString &deviceId, const Result<console::Scan> &scanned);
    void retranslate();

    console::DeviceActions &m_actions;
    const QString m_demoName;
    QString m_deviceId;
    CodeField *m_code;
    ActionButton *m_choose;
    ActionButton *m_pair;
    ActionButton *m_pairDemo;
    ActionButton *m_showDemoCode;
    QPointer<QFileDialog> m_files; ///< while it is open
};

} // namespace countersign::ui
