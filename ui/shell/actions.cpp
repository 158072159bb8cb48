#include "ui/shell/actions.h"

#include "ui/theme/theme.h"

#include <QAction>
#include <QWidget>

#include <array>

namespace countersign::ui {

namespace {

struct Spec
{
    Act act;
    const char *words;
    const char *keys; ///< QKeySequence's portable text
    const char *glyph = "";
};

constexpr std::array specs{
    Spec{Act::Approve, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Approve"), "A", "approve"},
    Spec{Act::Deny, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Deny…"), "D", "deny"},
    Spec{Act::Dismiss, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Put the alert away"), "G"},
    Spec{Act::FetchAgain, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Fetch what it is about again"), "F"},
    Spec{Act::Number1, QT_TRANSLATE_NOOP("countersign::ui::Actions", "First number"), "1"},
    Spec{Act::Number2, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Second number"), "2"},
    Spec{Act::Number3, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Third number"), "3"},
    Spec{Act::Number4, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Fourth number"), "4"},
    Spec{Act::Number5, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Fifth number"), "5"},
    Spec{Act::PreviousChallenge, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Previous challenge"), "Up"},
    Spec{Act::NextChallenge, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Next challenge"), "Down"},
    Spec{Act::CopyInstruction, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Copy the instruction’s id"),
         "Ctrl+Shift+C", "copy"},
    Spec{Act::DeliverAgain, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Deliver the callback again"),
         "Ctrl+Shift+R", "callbacks"},
    Spec{Act::Find, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Find anything"), "Ctrl+K", "search"},
    Spec{Act::FilterTable, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Filter the table"), "Ctrl+F",
         "filter"},
    Spec{Act::RunScenario, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Run a scenario"), "Ctrl+R", "play"},
    Spec{Act::AdvanceMinute, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Advance by 1 minute"), "F6",
         "fast-forward"},
    Spec{Act::AdvanceFiveMinutes, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Advance by 5 minutes"),
         "F7"},
    Spec{Act::AdvanceHour, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Advance by 1 hour"), "F8"},
    Spec{Act::ResetTime, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Back to real time"), "F9", "clock"},
    Spec{Act::NewDevice, QT_TRANSLATE_NOOP("countersign::ui::Actions", "New device"), "Ctrl+N", "plus"},
    Spec{Act::Desk, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Desk"), "Ctrl+1", "desk"},
    Spec{Act::Devices, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Devices"), "Ctrl+2", "devices"},
    Spec{Act::Robots, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Robots"), "Ctrl+B", "robots"},
    Spec{Act::Instructions, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Instructions"), "Ctrl+3",
         "instructions"},
    Spec{Act::PendingOps, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Pending ops"), "Ctrl+4",
         "pending-ops"},
    Spec{Act::Traffic, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Traffic"), "Ctrl+5", "traffic"},
    Spec{Act::Callbacks, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Callbacks"), "Ctrl+6", "callbacks"},
    Spec{Act::Gallery, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Gallery"), "Ctrl+7", "gallery"},
    Spec{Act::SpoofLab, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Spoof lab"), "Ctrl+8", "lab"},
    Spec{Act::TamperLab, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Tamper lab"), "Ctrl+T", "tamper"},
    Spec{Act::SigningLab, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Signing lab"), "Ctrl+9", "signing"},
    Spec{Act::ContactSheet,
         QT_TRANSLATE_NOOP("countersign::ui::Actions", "Contact sheet of the gallery’s block…"),
         "Ctrl+Shift+S"},
    Spec{Act::Dark, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Dark"), "Ctrl+D", "moon"},
    Spec{Act::LargerText, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Larger text"), "Ctrl++"},
    Spec{Act::SmallerText, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Smaller text"), "Ctrl+-"},
    Spec{Act::NormalText, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Normal text size"), "Ctrl+0"},
    Spec{Act::Presentation, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Presentation: the phone alone"),
         "F11", "phone"},
    Spec{Act::LeavePresentation, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Leave the presentation"),
         "Esc"},
    Spec{Act::OpenMenu, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Menu"), "F10", "menu"},
    Spec{Act::Quit, QT_TRANSLATE_NOOP("countersign::ui::Actions", "Quit"), "Ctrl+Q"},
};

} // namespace

Actions::Actions(const Theme &theme, QWidget *window) : QObject(window)
{
    for (const Spec &spec : specs) {
        auto *action = new QAction(this);
        action->setShortcut(QKeySequence(QLatin1String(spec.keys), QKeySequence::PortableText));
        // On many keyboards the plus is an equals sign without Shift.
        if (spec.act == Act::LargerText)
            action->setShortcuts({action->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
        if (*spec.glyph)
            action->setIcon(theme.icon(QLatin1String(spec.glyph)));
        window->addAction(action);
        m_actions.insert(spec.act, action);
    }
    m_actions[Act::Dark]->setCheckable(true);
    m_actions[Act::Presentation]->setCheckable(true);
    m_actions[Act::LeavePresentation]->setEnabled(false);
    retranslate();
}

void Actions::retranslate()
{
    for (const Spec &spec : specs) {
        QAction *action = m_actions[spec.act];
        action->setText(tr(spec.words));
        action->setToolTip(
            tr("%1 (%2)").arg(action->text(), action->shortcut().toString(QKeySequence::NativeText)));
    }
}

} // namespace countersign::ui
