#include "ui/tables/exchange_view.h"

#include "core/console/exchange_text.h"
#include "core/console/signature_facts.h"
#include "ui/shell/ground.h"
#include "ui/tables/code_view.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/notice_box.h"
#include "ui/widgets/own_words.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace countersign::ui {

namespace {

constexpr QSize wantedSize{800, 320};

} // namespace

ExchangeView::ExchangeView(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_refusal(new NoticeBox(theme, Tone::Danger, this)),
      m_lab(new ActionButton(theme, ActionButton::Kind::Quiet, {}, this)), m_requestTitle(new QLabel),
      m_responseTitle(new QLabel), m_request(new CodeView(theme)), m_response(new CodeView(theme))
{
    auto *sides = new ThinSplitter(theme, Qt::Horizontal);
    for (const auto &[title, code] : {std::pair{m_requestTitle, m_request}, {m_responseTitle, m_response}}) {
        auto *side = new QWidget(sides);
        auto *column = new QVBoxLayout(side);
        column->setContentsMargins(space::xs, space::s, space::xs, 0);
        column->setSpacing(space::xs);
        title->setIndent(space::m);
        column->addWidget(title);
        column->addWidget(code, 1);
        sides->addWidget(side);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *notice = new QHBoxLayout;
    notice->setContentsMargins(space::l, space::s, space::l, 0);
    notice->addWidget(m_refusal, 1);
    notice->addStretch();
    notice->addWidget(m_lab, 0, Qt::AlignTop);
    m_lab->setGlyph(QStringLiteral("signing"));
    connect(m_lab, &QAbstractButton::clicked, this, &ExchangeView::labRequested);
    column->addLayout(notice);
    column->addWidget(sides, 1);
    connect(&theme, &Theme::changed, this, &ExchangeView::restyle);
    restyle();
    retranslate();
}

QSize ExchangeView::sizeHint() const
{
    return wantedSize;
}

void ExchangeView::setExchange(const http::Exchange &exchange)
{
    m_request->setContent(console::requestText(exchange));
    m_answer = console::responseText(exchange);
    showAnswer();
    const console::SignatureFacts facts = console::signatureFactsOf(exchange);
    const bool refused = facts.mark == console::SignatureMark::Refused;
    m_refusal->setVisible(refused);
    if (refused)
        m_refusal->setContent(facts.explanation);
    m_lab->setVisible(facts.mark != console::SignatureMark::Unsigned);
}

void ExchangeView::showAnswer()
{
    if (m_answer)
        m_response->setContent(m_answer->isEmpty() ? ours(tr("No answer came.")) : *m_answer);
}

void ExchangeView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ExchangeView::retranslate()
{
    m_requestTitle->setText(tr("Request"));
    m_responseTitle->setText(tr("Answer"));
    m_lab->setText(tr("Open in the signing lab"));
    m_request->setAccessibleName(tr("Request"));
    m_response->setAccessibleName(tr("Answer"));
    showAnswer();
}

void ExchangeView::restyle()
{
    for (QLabel *title : {m_requestTitle, m_responseTitle})
        title->setFont(m_theme.font(FontRole::SmallStrong));
}

} // namespace countersign::ui
