#include "ui/widgets/id_label.h"

#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

namespace countersign::ui {

namespace {

constexpr std::chrono::milliseconds copiedMarkTime{1500};

class MiddleElidedLabel final : public QLabel
{
public:
    using QLabel::QLabel;
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {fontMetrics().averageCharWidth() * 9, fontMetrics().height()};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(palette().color(QPalette::WindowText));
        const auto place = Qt::AlignVCenter | QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft);
        painter.drawText(rect(), static_cast<int>(place.toInt()),
                         fontMetrics().elidedText(text(), Qt::ElideMiddle, width()));
    }
};

} // namespace

IdLabel::IdLabel(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_label(new MiddleElidedLabel(this)), m_copy(new QToolButton(this))
{
    m_label->setTextFormat(Qt::PlainText);
    m_label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_copy->setAutoRaise(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    row->addWidget(m_label);
    row->addWidget(m_copy);
    row->addStretch();
    setFocusProxy(m_copy);
    m_copiedMark.setSingleShot(true);
    m_copiedMark.setInterval(copiedMarkTime);
    connect(&m_copiedMark, &QTimer::timeout, this, &IdLabel::restyle);
    connect(m_copy, &QToolButton::clicked, this, &IdLabel::copy);
    connect(&theme, &Theme::changed, this, &IdLabel::restyle);
    restyle();
}

void IdLabel::setId(const display::DisplayText &id)
{
    m_id = id;
    m_label->setText(id.plain());
    m_label->setToolTip(id.plain().toHtmlEscaped());
    restyle();
}

void IdLabel::copy()
{
    QGuiApplication::clipboard()->setText(m_id.plain());
    m_copiedMark.start();
    restyle();
}

void IdLabel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        QWidget::keyPressEvent(event);
}

void IdLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        restyle();
    QWidget::changeEvent(event);
}

void IdLabel::restyle()
{
    const bool copied = m_copiedMark.isActive();
    m_label->setFont(m_theme.font(FontRole::MonoSmall));
    m_copy->setIcon(m_theme.icon(copied ? QStringLiteral("approve") : QStringLiteral("copy")));
    m_copy->setAccessibleName(tr("Copy %1").arg(m_id.plain()));
    m_copy->setToolTip(copied ? tr("Copied") : tr("Copy"));
    m_copy->setVisible(!m_id.isEmpty());
}

} // namespace countersign::ui
