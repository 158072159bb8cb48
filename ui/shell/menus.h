#pragma once

#include <QObject>
#include <QString>

class QActionGroup;
class QMenu;

namespace countersign::ui {

class Actions;

/// A story that the demo can play; its title is in the language of the moment.
struct Scenario
{
    QString id;
    QString title;
};

/// The window's menus: one that holds every action, and the two that buttons open.
class Menus : public QObject
{
    Q_OBJECT
public:
    /// `demo` says whether there are scenarios to run.
    enum class Demo { None, Running };
    Menus(const Actions &actions, Demo demo, QWidget *window);

    [[nodiscard]] QMenu *all() const { return m_all; }
    [[nodiscard]] QMenu *scenarios() const { return m_scenarios; }
    [[nodiscard]] QMenu *time() const { return m_time; }

    void setScenarios(const QList<Scenario> &scenarios);
    void setLanguage(const QString &language);
    void retranslate();

Q_SIGNALS:
    void scenarioChosen(const QString &id);
    void languageChosen(const QString &language);

private:
    void fill(const Actions &actions, Demo demo);

    QMenu *m_all;
    QMenu *m_challenge;
    QMenu *m_go;
    QMenu *m_scenarios;
    QMenu *m_time;
    QMenu *m_view;
    QMenu *m_languages;
    QActionGroup *m_languageChoice;
};

} // namespace countersign::ui
