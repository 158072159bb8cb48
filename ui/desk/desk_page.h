#pragma once

#include "core/display/display_text.h"

#include <QWidget>

class QSettings;
class QSplitter;

namespace countersign::console {
class Console;
}

namespace countersign::ui {

class ChallengePanel;
class Inspector;
class PhonePanel;
class PhoneView;
class Theme;

/// The first screen: challenges, the phone, the inspector.
class DeskPage : public QWidget
{
    Q_OBJECT
public:
    struct Parts
    {
        const Theme &theme;
        console::Console &console;
        QSettings &settings;
        QString demoName; ///< empty where there is no demo
    };
    explicit DeskPage(const Parts &parts, QWidget *parent = nullptr);
    ~DeskPage() override;

    [[nodiscard]] PhoneView &phone();
    [[nodiscard]] ChallengePanel &challenges() { return *m_challenges; }
    [[nodiscard]] Inspector &inspector() { return *m_inspector; }

    /// The keyboard goes to the list.
    void takeFocus();

    enum class Shown { Everything, PhoneOnly };
    void setShown(Shown shown);

Q_SIGNALS:
    void scenarioRequested();
    void newDeviceRequested();
    void failed(const countersign::display::DisplayText &message);

protected:
    /// Wherever the keyboard is on the desk, the phone is read by it: Space reveals, page keys scroll.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void restore();

    const Parts m_parts;
    ChallengePanel *m_challenges;
    PhonePanel *m_phone;
    Inspector *m_inspector;
    QSplitter *m_split;
    /// A key that the phone does not want comes back here by way of its parents.
    bool m_isForwarding = false;
};

} // namespace countersign::ui
