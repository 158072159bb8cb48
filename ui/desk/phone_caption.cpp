#include "ui/desk/phone_caption.h"

#include "core/console/console.h"
#include "ui/tables/words.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/own_words.h"
#include "ui/widgets/refusal_words.h"

#include <QActionGroup>
#include <QEvent>
#include <QMenu>
#include <QPainter>
#include <QStyle>

namespace countersign::ui {

namespace {

constexpr int markRoom = 18;
constexpr int narrowest = 160;

constexpr std::array policies{device::PolicyMode::Manual, device::PolicyMode::Approve,
                              device::PolicyMode::Deny, device::PolicyMode::Ignore};

} // namespace

PhoneCaption::PhoneCaption(const Theme &theme, console::Console &console, QWidget *parent)
    : QAbstractButton(parent), m_theme(theme), m_console(console)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, &PhoneCaption::openMenu);
    connect(&console.desk(), &console::Desk::phoneChanged, this, &PhoneCaption::refresh);
    connect(&theme, &Theme::changed, this, &PhoneCaption::refresh);
    refresh();
}

void PhoneCaption::refresh()
{
    const console::PhoneDevice phone = m_console.desk().phone();
    if (phone.id.isEmpty()) {
        m_name = tr("No phone");
        m_facts.clear();
    } else {
        m_name = phone.name.forPainting();
        const QString locale = QString(phone.locale).replace(QLatin1Char('_'), QLatin1Char('-'));
        const display::DisplayText facts[] = {display::DisplayText::guard(locale),
                                              display::DisplayText::guard(phone.timeZone),
                                              ours(wordsOf(m_console.desk().policy()))};
        m_facts = display::DisplayText::filled(tr(" · %1 · %2 · policy: %3"), facts).forPainting();
    }
    setText(m_name + m_facts);
    setAccessibleName(text());
    setToolTip(tr("Another phone, or another way to answer"));
    updateGeometry();
    update();
}

QSize PhoneCaption::sizeHint() const
{
    const QFontMetrics strong(m_theme.font(FontRole::SmallStrong));
    const QFontMetrics plain(m_theme.font(FontRole::Small));
    return {strong.horizontalAdvance(m_name) + plain.horizontalAdvance(m_facts) + markRoom + 2 * space::s,
            strong.height() + space::s};
}

QSize PhoneCaption::minimumSizeHint() const
{
    return {narrowest, sizeHint().height()};
}

void PhoneCaption::paintEvent(QPaintEvent *)
{
    const Colors &colors = m_theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(colors.focus, 1.5) : QPen(colors.line, 1));
        painter.setBrush(colors.surface);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius::medium, radius::medium);
    }
    QRect place = rect().adjusted(space::s, 0, -space::s - markRoom, 0);
    const auto draw = [&](const QString &words, FontRole role, const QColor &ink) {
        painter.setFont(m_theme.font(role));
        painter.setPen(ink);
        const QString shown = painter.fontMetrics().elidedText(words, Qt::ElideRight, place.width());
        const Qt::Alignment alignment =
            QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter;
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), place),
                         static_cast<int>(alignment.toInt()), shown);
        place.setLeft(place.left() + painter.fontMetrics().horizontalAdvance(shown));
    };
    draw(m_name, FontRole::SmallStrong, colors.text);
    draw(m_facts, FontRole::Small, colors.textMuted);
    painter.setPen(QPen(colors.textMuted, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF at =
        QStyle::visualPos(layoutDirection(), rect(), QPoint(width() - space::s - markRoom / 2, height() / 2));
    painter.drawPolyline(QPolygonF({at + QPointF(-3, -1.5), at + QPointF(0, 1.5), at + QPointF(3, -1.5)}));
}

void PhoneCaption::openMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    console::Desk &desk = m_console.desk();
    auto *phones = new QActionGroup(menu);
    const console::DeviceModel &devices = m_console.devices();
    for (int at = 0; at < devices.rowCount(); ++at) {
        const console::DeviceRow &row = devices.row(at);
        // An ampersand in a name is no mnemonic.
        const QString name = display::DisplayText::guard(row.name).forPainting().replace(QLatin1Char('&'),
                                                                                         QLatin1String("&&"));
        QAction *action = menu->addAction(name, this, [&desk, id = row.id] { desk.showDevice(id); });
        action->setCheckable(true);
        action->setChecked(row.id == desk.deviceId());
        phones->addAction(action);
    }
    menu->addAction(m_theme.icon(QStringLiteral("plus")), tr("New device…"), this,
                    &PhoneCaption::newDeviceRequested);
    if (!desk.deviceId().isEmpty()) {
        menu->addSection(tr("Answers"));
        auto *modes = new QActionGroup(menu);
        for (const device::PolicyMode mode : policies) {
            QAction *action = menu->addAction(wordsOf(mode), this, [this, id = desk.deviceId(), mode] {
                if (const Result<void> set = m_console.deviceActions().setPolicy(id, mode); !set)
                    Q_EMIT failed(wordsOf(set.error()));
            });
            action->setCheckable(true);
            action->setChecked(mode == desk.policy());
            modes->addAction(action);
        }
    }
    menu->popup(mapToGlobal(QPoint(0, height() + 2)));
}

void PhoneCaption::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QAbstractButton::changeEvent(event);
}

} // namespace countersign::ui
