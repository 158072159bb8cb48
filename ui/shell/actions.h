#pragma once

#include <QHash>
#include <QObject>

class QAction;
class QWidget;

namespace countersign::ui {

class Theme;

/// What the window can do, by the order in which menus list it.
enum class Act {
    Approve,
    Deny,
    Dismiss,
    FetchAgain,
    Number1,
    Number2,
    Number3,
    Number4,
    Number5,
    PreviousChallenge,
    NextChallenge,
    CopyInstruction,
    DeliverAgain,
    Find,
    FilterTable,
    RunScenario,
    AdvanceMinute,
    AdvanceFiveMinutes,
    AdvanceHour,
    ResetTime,
    NewDevice,
    Desk,
    Devices,
    Robots,
    Instructions,
    PendingOps,
    Traffic,
    Callbacks,
    Gallery,
    SpoofLab,
    TamperLab,
    SigningLab,
    ContactSheet,
    Dark,
    LargerText,
    SmallerText,
    NormalText,
    Presentation,
    LeavePresentation,
    OpenMenu,
    Quit,
};

/// Every action with its words, its shortcut and its icon: made once, used by menus, buttons and keys alike.
class Actions : public QObject
{
    Q_OBJECT
public:
    /// The shortcuts work in `window`.
    Actions(const Theme &theme, QWidget *window);

    [[nodiscard]] QAction *operator[](Act act) const { return m_actions.value(act); }
    /// In the language of the moment.
    void retranslate();

private:
    QHash<Act, QAction *> m_actions;
};

} // namespace countersign::ui
