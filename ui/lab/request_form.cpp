#include "ui/lab/request_form.h"

#include "ui/lab/raw_text_edit.h"
#include "ui/tables/choice_field.h"
#include "ui/tables/text_field.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/own_words.h"
#include "ui/widgets/refusal_words.h"
#include "ui/widgets/section_label.h"

#include <QEvent>
#include <QFileDialog>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace countersign::ui {

using console::SigningScheme;
using VerifierClock = console::SigningTrial::VerifierClock;

namespace {

const QStringList methods{QStringLiteral("GET"), QStringLiteral("POST"), QStringLiteral("PUT"),
                          QStringLiteral("PATCH"), QStringLiteral("DELETE")};

} // namespace

RequestForm::RequestForm(const Theme &theme, console::SigningLab &lab, QWidget *parent)
    : Ground(theme, Shade::Surface, {}, parent), m_theme(theme), m_lab(lab),
      m_title(new SectionLabel(theme, {}, this)), m_scheme(new ChoiceField(theme, this)),
      m_method(new ChoiceField(theme, this)), m_url(new TextField(theme, this)),
      m_headersLabel(new QLabel(this)), m_headers(new RawTextEdit(theme, this)),
      m_bodyLabel(new QLabel(this)), m_load(new ActionButton(theme, ActionButton::Kind::Quiet, {}, this)),
      m_body(new RawTextEdit(theme, this)), m_secretLabel(new QLabel(this)),
      m_secret(new TextField(theme, this)), m_clock(new ChoiceField(theme, this)),
      m_sign(new ActionButton(theme, ActionButton::Kind::Primary, {}, this)),
      m_again(new ActionButton(theme, ActionButton::Kind::Outline, {}, this))
{
    m_scheme->addItem({}, QVariant::fromValue(SigningScheme::Hmac1));
    m_scheme->addItem({}, QVariant::fromValue(SigningScheme::Signature));
    m_method->addItems(methods);
    m_clock->addItem({}, QVariant::fromValue(VerifierClock::Real));
    m_clock->addItem({}, QVariant::fromValue(VerifierClock::Request));
    m_secret->setEchoMode(QLineEdit::Password);
    build();
    connectFields();
    restyle();
    retranslate();
    showTrial();
    refreshButtons();
}

void RequestForm::build()
{
    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_scheme);
    auto *address = new QHBoxLayout;
    address->addWidget(m_method);
    address->addWidget(m_url, 1);
    auto *bodyLine = new QHBoxLayout;
    bodyLine->addWidget(m_bodyLabel, 1);
    bodyLine->addWidget(m_load);
    auto *judging = new QHBoxLayout;
    judging->addWidget(m_clock, 1);
    judging->addWidget(m_again);
    judging->addWidget(m_sign);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->setSpacing(space::xs);
    column->addLayout(top);
    column->addSpacing(space::xs);
    column->addLayout(address);
    column->addSpacing(space::s);
    column->addWidget(m_headersLabel);
    column->addWidget(m_headers, 2);
    column->addSpacing(space::xs);
    column->addLayout(bodyLine);
    column->addWidget(m_body, 3);
    column->addSpacing(space::s);
    column->addWidget(m_secretLabel);
    column->addWidget(m_secret);
    column->addSpacing(space::s);
    column->addLayout(judging);
    m_headersLabel->setBuddy(m_headers);
    m_bodyLabel->setBuddy(m_body);
    m_secretLabel->setBuddy(m_secret);
}

void RequestForm::connectFields()
{
    connect(m_scheme, &QComboBox::activated, this,
            [this] { m_lab.setScheme(m_scheme->currentData().value<SigningScheme>()); });
    for (ChoiceField *choice : {m_method, m_clock})
        connect(choice, &QComboBox::activated, this, &RequestForm::takeTrial);
    for (TextField *field : {m_url, m_secret})
        connect(field, &QLineEdit::textEdited, this, &RequestForm::takeTrial);
    for (RawTextEdit *text : {m_headers, m_body})
        connect(text, &RawTextEdit::edited, this, &RequestForm::takeTrial);
    connect(m_load, &QAbstractButton::clicked, this, &RequestForm::chooseBody);
    connect(m_sign, &QAbstractButton::clicked, &m_lab, &console::SigningLab::sign);
    connect(m_again, &QAbstractButton::clicked, &m_lab, &console::SigningLab::lookAgain);
    connect(&m_lab, &console::SigningLab::replaced, this, &RequestForm::showTrial);
    connect(&m_lab, &console::SigningLab::examined, this, &RequestForm::refreshButtons);
    connect(&m_theme, &Theme::changed, this, &RequestForm::restyle);
}

void RequestForm::takeFocus()
{
    m_headers->setFocus();
}

void RequestForm::showTrial()
{
    const console::SigningTrial &trial = m_lab.trial();
    m_scheme->setCurrentIndex(m_scheme->findData(QVariant::fromValue(trial.scheme)));
    if (m_method->findText(trial.method) < 0)
        m_method->addItem(trial.method);
    m_method->setCurrentText(trial.method);
    m_url->setText(trial.url);
    m_headers->setBytes(trial.headers.toUtf8(),
                        display::DisplayText::guard(trial.headers, display::Lines::Many));
    m_body->setBytes(trial.body,
                     ours(tr("%n bytes that cannot be edited here; load others to replace them.", nullptr,
                             static_cast<int>(trial.body.size()))));
    m_secret->setText(QString::fromUtf8(trial.secret.reveal()));
    m_clock->setCurrentIndex(m_clock->findData(QVariant::fromValue(trial.clock)));
}

void RequestForm::takeTrial()
{
    console::SigningTrial trial = m_lab.trial();
    trial.method = m_method->currentText();
    trial.url = m_url->text().trimmed();
    trial.headers = QString::fromUtf8(m_headers->bytes());
    trial.body = m_body->bytes();
    trial.secret = Secret(m_secret->text().toUtf8());
    trial.clock = m_clock->currentData().value<VerifierClock>();
    m_lab.setTrial(trial);
}

void RequestForm::refreshButtons()
{
    m_sign->setEnabled(m_lab.findings().isSignable);
    m_bodyLabel->setText(tr("&Body: %n bytes", nullptr, static_cast<int>(m_lab.trial().body.size())));
}

void RequestForm::chooseBody()
{
    if (m_files)
        return m_files->raise();
    m_files = new QFileDialog(this, tr("Choose the body of the request"));
    m_files->setAttribute(Qt::WA_DeleteOnClose);
    m_files->setFileMode(QFileDialog::ExistingFile);
    connect(m_files, &QFileDialog::fileSelected, this, [this](const QString &path) {
        if (const Result<void> loaded = m_lab.loadBody(path); !loaded)
            Q_EMIT failed(wordsOf(loaded.error()));
    });
    m_files->open();
}

void RequestForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showTrial();
        refreshButtons();
    }
    Ground::changeEvent(event);
}

void RequestForm::retranslate()
{
    m_title->setText(tr("Request"));
    m_scheme->setItemText(0, tr("HMAC #1"));
    m_scheme->setItemText(1, tr("Signature"));
    m_scheme->setAccessibleName(tr("Scheme"));
    m_method->setAccessibleName(tr("Method"));
    m_url->setAccessibleName(tr("URL"));
    m_headersLabel->setText(tr("&Headers, one a line"));
    m_headers->setAccessibleName(tr("Headers"));
    m_body->setAccessibleName(tr("Body"));
    m_load->setText(tr("Load a file…"));
    m_load->setToolTip(tr("The bytes of a file as the body"));
    m_secretLabel->setText(tr("Se&cret, which stays in this window"));
    m_secret->setAccessibleName(tr("Secret"));
    m_clock->setItemText(0, tr("Judge its time by the clock"));
    m_clock->setItemText(1, tr("Judge it as if it came in time"));
    m_clock->setAccessibleName(tr("Verifier’s clock"));
    m_sign->setText(tr("Sign it now"));
    m_sign->setToolTip(tr("Puts the headers in that sign the body at this moment"));
    m_again->setText(tr("Verify again"));
    m_again->setToolTip(tr("Time passes, and signatures grow old"));
}

void RequestForm::restyle()
{
    for (QLabel *label : {m_headersLabel, m_bodyLabel, m_secretLabel})
        label->setFont(m_theme.font(FontRole::Small));
}

} // namespace countersign::ui
