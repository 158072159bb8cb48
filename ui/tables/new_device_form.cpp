#include "ui/tables/new_device_form.h"

#include "ui/tables/choice_field.h"
#include "ui/tables/text_field.h"
#include "ui/widgets/action_button.h"

#include <QCompleter>
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
    : InlineForm(theme, parent), m_name(new TextField(theme, this)), m_locale(new ChoiceField(theme, this)),
      m_zone(new ChoiceField(theme, this)), m_nameLabel(addField(m_name)), m_localeLabel(addField(m_locale)),
      m_zoneLabel(addField(m_zone))
{
    m_locale->addItems(usualLocales);
    m_zone->addItems(timeZones());
    for (ChoiceField *box : {m_locale, m_zone}) {
        box->setEditable(true);
        box->setInsertPolicy(QComboBox::NoInsert);
        box->completer()->setFilterMode(Qt::MatchContains);
        box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    }
    addButtons(m_zone);
    connect(m_name, &QLineEdit::returnPressed, this, &NewDeviceForm::submit);
    retranslate();
}

void NewDeviceForm::open()
{
    m_name->clear();
    m_zone->setCurrentText(hereZone());
    openAt(*m_name);
}

void NewDeviceForm::submit()
{
    Q_EMIT submitted({.name = m_name->text().trimmed(),
                      .platform = QStringLiteral("simulator"),
                      .locale = m_locale->currentText().trimmed(),
                      .timeZone = m_zone->currentText().trimmed()});
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
    accept().setText(tr("Make the device"));
    retranslateForm();
}

} // namespace countersign::ui
