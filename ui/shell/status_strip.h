#pragma once

#include "core/display/display_text.h"
#include "ui/shell/ground.h"

#include <QTimer>

class QLabel;

namespace countersign::console {
class Console;
}

namespace countersign::ui {

/// Below everything: where the relay is, and how it stands. A message takes its place for a while.
class StatusStrip : public Ground
{
    Q_OBJECT
public:
    enum class Storage { Memory, Sqlite };

    StatusStrip(const Theme &theme, console::Console &console, const QString &relayAddress, Storage storage,
                QWidget *parent = nullptr);

    void showMessage(const display::DisplayText &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void restyle();

    const Theme &m_theme;
    console::Console &m_console;
    const QString m_relayAddress;
    const Storage m_storage;
    QLabel *m_facts;
    QLabel *m_journal;
    display::DisplayText m_message;
    QTimer m_messageEnds;
    QTimer m_soon; ///< many events change the counts: one look for all of them
};

} // namespace countersign::ui
