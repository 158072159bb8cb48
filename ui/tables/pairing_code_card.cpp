#include "ui/tables/pairing_code_card.h"

#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/qr_view.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace countersign::ui {

namespace {

/// As long as a pairing proof lives (protocol, section 5).
constexpr std::chrono::minutes lifetime{5};

} // namespace

PairingCodeCard::PairingCodeCard(const Theme &theme, const QString &demoName, QWidget *parent)
    : CardFrame(theme, parent), m_theme(theme), m_demoName(demoName), m_view(new QrView(this)),
      m_title(new QLabel(this)), m_words(new QLabel(this)),
      m_copy(new ActionButton(theme, ActionButton::Kind::Outline, {}, this)),
      m_close(new ActionButton(theme, ActionButton::Kind::Quiet, {}, this))
{
    m_copy->setGlyph(QStringLiteral("copy"));
    for (QLabel *label : {m_title, m_words}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_close);
    buttons->addStretch();
    auto *column = new QVBoxLayout;
    column->setSpacing(space::s);
    column->addWidget(m_title);
    column->addWidget(m_words);
    column->addStretch();
    column->addLayout(buttons);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::l);
    row->addWidget(m_view, 0, Qt::AlignTop);
    row->addLayout(column, 1);
    body()->addLayout(row);
    m_end.setSingleShot(true);
    m_end.setInterval(lifetime);
    connect(&m_end, &QTimer::timeout, this, &PairingCodeCard::close);
    connect(m_close, &QAbstractButton::clicked, this, &PairingCodeCard::close);
    connect(m_copy, &QAbstractButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(QString::fromUtf8(m_link.reveal())); });
    connect(&theme, &Theme::changed, this, &PairingCodeCard::restyle);
    restyle();
    retranslate();
}

void PairingCodeCard::open(const console::PairingCode &code)
{
    m_link = code.link;
    m_view->setMatrix(code.matrix);
    m_end.start();
    show();
    m_copy->setFocus();
}

void PairingCodeCard::close()
{
    m_end.stop();
    m_link = Secret();
    m_view->clear();
    hide();
}

void PairingCodeCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    CardFrame::changeEvent(event);
}

void PairingCodeCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        CardFrame::keyPressEvent(event);
}

void PairingCodeCard::retranslate()
{
    m_title->setText(tr("Scan to pair with %1").arg(m_demoName));
    m_words->setText(
        tr("With the camera of another phone, or by pasting a screenshot into another Countersign. "
           "The code is good once, for %n minute(s).",
           nullptr, static_cast<int>(lifetime.count())));
    m_view->setAccessibleName(tr("QR code of a pairing link"));
    m_copy->setText(tr("Copy the link"));
    m_close->setText(tr("Close"));
}

void PairingCodeCard::restyle()
{
    m_title->setFont(m_theme.font(FontRole::Heading));
    m_words->setFont(m_theme.font(FontRole::Body));
}

} // namespace countersign::ui
