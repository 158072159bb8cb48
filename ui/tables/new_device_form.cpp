#include "ui/tables/new_device_form.h"

#include "ui/tables/choice_field.h"
#include "ui/tables/text_field.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/action_button.h"

#include <QCompleter>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QTimeZone>

namespace countersign::ui {

namespace {

/// To choose from; any other can be typed.
const QStringList usualLocales{
    QStringLiteral("en-US"), QStringLiteral("en-GB"), QStringLiteral("fr-FR"), QStringLiteral("fr-CH"),
    QStringLiteral("de-DE"), QStringLiteral("es-ES"), QStringLiteral("it-IT"), QStringLiteral("pt-BR"),
    QStringLiteral("pl-PL"), QStringLiteral("sv-SE"), QStringLiteral("tr-TR"), QStringLiteral("ar-EG"),
    QStringLiteral("he-IL"), QStringLiteral("hi-IN"), QStringLiteral("ja-JP"), QStringLiteral("zh-CN")};

QStringList timeZones()
{
    QStringList names;
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        names.append(QString::fromLatin1(id));
    return names;
}

QString hereZone()
{
    const QByteArray id = QTimeZone::systemTimeZoneId();
    return id.isEmpty() ? QStringLiteral("UTC") : QString::fromLatin1(id);
}

} // namespace

NewDeviceForm::NewDeviceForm(const Theme &theme, QWidget *parent)
    : CardFrame(theme, parent), m_theme(theme), m_nameLabel(new QLabel(this)),
      m_localeLabel(new QLabel(this)), m_zoneLabel(new QLabel(this)), m_name(new TextField(theme, this)),
      m_locale(new ChoiceField(theme, this)), m_zone(new ChoiceField(theme, this)),
      m_create(new ActionButton(theme, ActionButton::Kind::Primary, {}, this)),
      m_cancel(new ActionButton(theme, ActionButton::Kind::Quiet, {}, this)), m_problem(new QLabel(this))
{
    m_locale->addItems(usualLocales);
    m_zone->addItems(timeZones());
    for (ChoiceField *box : {m_locale, m_zone}) {
        box->setEditable(true);
        box->setInsertPolicy(QComboBox::NoInsert);
        box->completer()->setFilterMode(Qt::MatchContains);
        box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    }
    m_nameLabel->setBuddy(m_name);
    m_localeLabel->setBuddy(m_locale);
    m_zoneLabel->setBuddy(m_zone);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::m);
    grid->setVerticalSpacing(space::xs);
    int column = 0;
    for (const auto &[label, field] : {std::pair<QLabel *, QWidget *>{m_nameLabel, m_name},
                                       {m_localeLabel, m_locale},
                                       {m_zoneLabel, m_zone}}) {
        grid->addWidget(label, 0, column);
        grid->addWidget(field, 1, column);
        grid->setColumnStretch(column++, 1);
    }
    grid->addWidget(m_create, 1, column++);
    grid->addWidget(m_cancel, 1, column);
    body()->addLayout(grid);
    body()->addWidget(m_problem);

    connect(m_create, &QAbstractButton::clicked, this, &NewDeviceForm::submit);
    connect(m_name, &QLineEdit::returnPressed, this, &NewDeviceForm::submit);
    connect(m_cancel, &QAbstractButton::clicked, this, &QWidget::hide);
    connect(&theme, &Theme::changed, this, &NewDeviceForm::restyle);
    restyle();
    retranslate();
}

void NewDeviceForm::open()
{
    m_name->clear();
    m_zone->setCurrentText(hereZone());
    m_problem->hide();
    show();
    m_name->setFocus();
}

void NewDeviceForm::showProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->show();
}

void NewDeviceForm::submit()
{
    Q_EMIT submitted({.name = m_name->text().trimmed(),
                      .platform = QStringLiteral("simulator"),
                      .locale = m_locale->currentText().trimmed(),
                      .timeZone = m_zone->currentText().trimmed()});
}

void NewDeviceForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        CardFrame::keyPressEvent(event);
}

void NewDeviceForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    CardFrame::changeEvent(event);
}

void NewDeviceForm::retranslate()
{
    m_nameLabel->setText(tr("&Name"));
    m_localeLabel->setText(tr("&Language and region"));
    m_zoneLabel->setText(tr("&Time zone"));
    m_name->setPlaceholderText(tr("Jane’s phone"));
    m_name->setAccessibleName(tr("Name"));
    m_locale->setAccessibleName(tr("Language and region"));
    m_zone->setAccessibleName(tr("Time zone"));
    m_create->setText(tr("Make the device"));
    m_cancel->setText(tr("Cancel"));
}

void NewDeviceForm::restyle()
{
    for (QLabel *label : {m_nameLabel, m_localeLabel, m_zoneLabel})
        label->setFont(m_theme.font(FontRole::Small));
    m_problem->setFont(m_theme.font(FontRole::Small));
    QPalette palette = m_problem->palette();
    palette.setColor(QPalette::WindowText, m_theme.colors().danger);
    m_problem->setPalette(palette);
}

} // namespace countersign::ui
