#pragma once

#include "core/console/challenge_filter.h"

#include <QWidget>

namespace countersign::ui {

class Chip;
class Theme;

/// Which challenges the list shows: the usual choices as chips, the others behind the last one.
class FilterChips : public QWidget
{
    Q_OBJECT
public:
    explicit FilterChips(const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] console::ShownChallenges shown() const { return m_shown; }
    void setShown(console::ShownChallenges shown);
    void setPendingCount(int count);

Q_SIGNALS:
    void shownChanged(countersign::console::ShownChallenges shown);

protected:
    void changeEvent(QEvent *event) override;

private:
    void choose(console::ShownChallenges shown);
    void openMenu();
    void retranslate();

    const Theme &m_theme;
    console::ShownChallenges m_shown = console::ShownChallenges::All;
    int m_pendingCount = 0;
    Chip *m_pending;
    Chip *m_approved;
    Chip *m_denied;
    Chip *m_more;
};

} // namespace countersign::ui
