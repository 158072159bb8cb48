#pragma once

#include "app/desktop/session.h"

#include <QTimer>

#include <deque>

namespace countersign::app {

/// Walks every screen of the demo, through one approval of each kind, and saves a picture of each in light and dark;
/// prints the pictures' paths and ends the application: exit code 0, or 1 when a step did not come about in time.
class Tour : public QObject
{
    Q_OBJECT

public:
    /// `session` must have the demo and must outlive the tour.
    Tour(Session &session, const QString &directory);

private:
    void plan();
    void planSeveral();
    void planPages();
    /// Runs `act` once the window has come to rest.
    void then(std::function<void()> act);
    /// Goes on when `happened` says so.
    void until(const QString &what, std::function<bool()> happened);
    void picture(const QString &name);
    void next();
    void giveUp(const QString &why);

    struct Step
    {
        QString waitsFor;
        std::function<bool()> ready;
        std::function<void()> act;
    };
    Session &m_session;
    QString m_directory;
    std::deque<Step> m_steps;
    QTimer m_pulse;
    QTimer m_patience;
    int m_finishedWith = 0;
};

} // namespace countersign::app
