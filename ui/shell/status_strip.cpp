#include "ui/shell/status_strip.h"

#include "core/console/console.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

namespace countersign::ui {

namespace {

constexpr std::chrono::seconds messageTime{8};
constexpr std::chrono::milliseconds shortestInterval{100};

} // namespace

StatusStrip::StatusStrip(const Theme &theme, console::Console &console, const QString &relayAddress,
                         Storage storage, QWidget *parent)
    : Ground(theme, Shade::Surface, Qt::TopEdge, parent), m_theme(theme), m_console(console),
      m_relayAddress(relayAddress), m_storage(storage), m_facts(new QLabel(this)), m_journal(new QLabel(this))
{
    for (QLabel *label : {m_facts, m_journal}) {
        label->setTextFormat(Qt::RichText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_facts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::l - 2, space::xs + 1, space::l - 2, space::xs);
    row->addWidget(m_facts, 1);
    row->addWidget(m_journal);
    m_messageEnds.setSingleShot(true);
    m_messageEnds.setInterval(messageTime);
    m_soon.setSingleShot(true);
    m_soon.setInterval(shortestInterval);
    connect(&m_messageEnds, &QTimer::timeout, this, &StatusStrip::refresh);
    connect(&m_soon, &QTimer::timeout, this, &StatusStrip::refresh);
    const auto soon = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(&console.replica(), &console::Replica::taken, this, soon);
    connect(&console.devices(), &console::DeviceModel::changed, this, soon);
    connect(&theme, &Theme::changed, this, &StatusStrip::restyle);
    restyle();
}

void StatusStrip::showMessage(const display::DisplayText &text)
{
    m_message = text;
    m_messageEnds.start();
    refresh();
}

void StatusStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    Ground::changeEvent(event);
}

void StatusStrip::refresh()
{
    const QLocale locale;
    const auto fact = [ink = m_theme.colors().text.name()](const QString &name, const QString &value) {
        return QStringLiteral("%1&nbsp;<span style=\"color:%3\">%2</span>")
            .arg(name.toHtmlEscaped(), value.toHtmlEscaped(), ink);
    };
    const console::Replica &replica = m_console.replica();
    m_journal->setText(fact(tr("Journal"), QLatin1Char('#') + locale.toString(replica.newest())));
    if (m_messageEnds.isActive()) {
        m_facts->setText(m_message.forPainting().toHtmlEscaped());
        m_facts->setToolTip(m_facts->text());
        return;
    }
    const QString storage = m_storage == Storage::Memory ? tr("in memory") : QStringLiteral("SQLite");
    const QString callbacks = tr("%1 delivered, %2 failed")
                                  .arg(locale.toString(replica.countOf(domain::CallbackState::Delivered)),
                                       locale.toString(replica.countOf(domain::CallbackState::Failed)));
    m_facts->setText(
        QStringList{fact(tr("Relay"), m_relayAddress),
                    fact(tr("Devices"), tr("%n paired", nullptr, m_console.devices().pairedCount())),
                    fact(tr("State"), storage), fact(tr("Callbacks"), callbacks)}
            .join(QStringLiteral("&nbsp;&nbsp;&nbsp;&nbsp; ")));
    m_facts->setToolTip({});
}

void StatusStrip::restyle()
{
    for (QLabel *label : {m_facts, m_journal}) {
        label->setFont(m_theme.font(FontRole::Small));
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, m_theme.colors().textMuted);
        label->setPalette(palette);
    }
    refresh();
}

} // namespace countersign::ui
