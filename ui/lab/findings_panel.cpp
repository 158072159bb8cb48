#include "ui/lab/findings_panel.h"

#include "ui/desk/signature_card.h"
#include "ui/shell/ground.h"
#include "ui/shell/slim_scroll_bar.h"
#include "ui/tables/code_view.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/notice_box.h"
#include "ui/widgets/own_words.h"
#include "ui/widgets/section_label.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QVBoxLayout>

namespace countersign::ui {

using console::SigningHint;

namespace {

constexpr int bytesHeight = 150;

} // namespace

FindingsPanel::FindingsPanel(const Theme &theme, console::SigningLab &lab, QWidget *parent)
    : QScrollArea(parent), m_theme(theme), m_lab(lab), m_title(new SectionLabel(theme, {})),
      m_valid(new NoticeBox(theme, Tone::Success)), m_refused(new NoticeBox(theme, Tone::Danger)),
      m_hint(new NoticeBox(theme, Tone::Warning)), m_card(new SignatureCard(theme)),
      m_bytesTitle(new SectionLabel(theme, {})), m_bytes(new CodeView(theme)),
      m_curl(new ActionButton(theme, ActionButton::Kind::Outline)),
      m_python(new ActionButton(theme, ActionButton::Kind::Outline))
{
    SlimScrollBar::dress(*this, theme);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    build();
    connect(m_curl, &QAbstractButton::clicked, this,
            [this] { copy(m_lab.curl(), tr("The request is copied as a curl command.")); });
    connect(m_python, &QAbstractButton::clicked, this,
            [this] { copy(m_lab.python(), tr("The request is copied as a Python script.")); });
    connect(&lab, &console::SigningLab::examined, this, &FindingsPanel::refresh);
    connect(&theme, &Theme::changed, this, &FindingsPanel::refresh);
    retranslate();
    refresh();
}

void FindingsPanel::build()
{
    for (ActionButton *button : {m_curl, m_python})
        button->setGlyph(QStringLiteral("copy"));
    m_bytes->setMinimumHeight(bytesHeight);
    auto *copying = new QHBoxLayout;
    copying->setSpacing(space::s);
    copying->addWidget(m_curl);
    copying->addWidget(m_python);
    copying->addStretch();
    auto *ground = new Ground(m_theme, Shade::Surface);
    auto *column = new QVBoxLayout(ground);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->setSpacing(space::s);
    column->addWidget(m_title);
    for (QWidget *each : {static_cast<QWidget *>(m_valid), static_cast<QWidget *>(m_refused),
                          static_cast<QWidget *>(m_hint), static_cast<QWidget *>(m_card)})
        column->addWidget(each);
    column->addSpacing(space::s);
    column->addWidget(m_bytesTitle);
    column->addWidget(m_bytes, 1);
    column->addLayout(copying);
    setWidget(ground);
}

void FindingsPanel::refresh()
{
    const console::SigningFindings &findings = m_lab.findings();
    const console::SignatureFacts &facts = findings.facts;
    m_valid->setVisible(facts.mark == console::SignatureMark::Valid);
    m_refused->setVisible(facts.mark == console::SignatureMark::Refused);
    m_valid->setWords(tr("The signature is valid."));
    m_refused->setContent(facts.explanation);
    showHint();
    m_card->clear();
    m_card->setVisible(facts.mark != console::SignatureMark::Unsigned);
    m_card->setCaption(ours(facts.scheme == console::SigningScheme::Hmac1 ? tr("By HMAC #1")
                                                                          : tr("By the Signature scheme")));
    console::SignatureFacts compared = facts;
    compared.explanation = {}; // which stands above
    m_card->addFacts(compared);
    m_card->addId(tr("Right digest"), findings.rightDigest);
    m_bytes->setContent(findings.signedBytes);
    for (ActionButton *button : {m_curl, m_python})
        button->setEnabled(findings.isSignable);
}

void FindingsPanel::showHint()
{
    const QString words = hintWords();
    m_hint->setVisible(!words.isEmpty());
    m_hint->setWords(words);
}

QString FindingsPanel::hintWords() const
{
    const bool isHmac1 = m_lab.trial().scheme == console::SigningScheme::Hmac1;
    switch (m_lab.findings().hint) {
    case SigningHint::None: return {};
    case SigningHint::HeaderUnreadable:
        return tr("Line %1 of the headers is not of the form “Name: value”.")
            .arg(m_lab.findings().unreadableLine);
    case SigningHint::SecretMissing: return tr("Type the secret, and see whether the signature is valid.");
    case SigningHint::SenderMissing:
        return isHmac1 ? tr("Say who signs: add the header X-Bloonio-Tenant-Id.")
                       : tr("Say who signs: add the header X-Client-Id with a UUID of version 4 or 7.");
    case SigningHint::CaptureMasked:
        return tr("Secrets were masked when this request was captured, so it is not quite what was signed.");
    }
    Q_UNREACHABLE();
}

void FindingsPanel::copy(const QString &text, const QString &message)
{
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT copied(ours(message));
}

void FindingsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QScrollArea::changeEvent(event);
}

void FindingsPanel::retranslate()
{
    m_title->setText(tr("Verdict"));
    m_bytesTitle->setText(tr("The bytes that are signed"));
    m_bytes->setAccessibleName(tr("The bytes that are signed"));
    m_curl->setText(tr("Copy as curl"));
    m_curl->setToolTip(tr("One command line, signed now; the secret is not in it"));
    m_python->setText(tr("Copy as Python"));
    m_python->setToolTip(tr("A script that signs when it runs; it reads the secret from COUNTERSIGN_SECRET"));
}

} // namespace countersign::ui
