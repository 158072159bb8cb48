#pragma once

#include "core/console/challenge_filter.h"
#include "ui/desk/challenge_words.h"

#include <QWidget>

class QListView;
class QStackedLayout;

namespace countersign::console {
class Console;
}

namespace countersign::ui {

class EmptyState;
class FilterChips;
class Theme;

/// The list of challenges, and what it shows.
class ChallengePanel : public QWidget
{
    Q_OBJECT
public:
    /// `demoName` is empty where no scenario can be run.
    ChallengePanel(const Theme &theme, console::Console &console, const QString &demoName,
                   QWidget *parent = nullptr);

    [[nodiscard]] QListView &list() { return *m_list; }
    [[nodiscard]] console::ShownChallenges shown() const { return m_filter.shown(); }
    void setShown(console::ShownChallenges shown);
    /// Selects the row `step` below the selected one.
    void move(int step);

Q_SIGNALS:
    void scenarioRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void connectModels();
    void followDesk();
    void selectCurrent(const QModelIndex &current);
    void showWhatThereIs();
    void retranslate();

    const Theme &m_theme;
    console::Console &m_console;
    const QString m_demoName;
    console::ChallengeFilter m_filter;
    ChallengeWords m_words;
    FilterChips *m_chips;
    QListView *m_list;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    /// The list follows the desk: what becomes current meanwhile was not chosen by anybody.
    bool m_isFollowing = false;
};

} // namespace countersign::ui
