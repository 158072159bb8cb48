#include "ui/tables/pairing_form.h"

#include "ui/tables/code_field.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/own_words.h"
#include "ui/widgets/refusal_words.h"

#include <QDragEnterEvent>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMimeData>

namespace countersign::ui {

PairingForm::PairingForm(const Theme &theme, console::DeviceActions &actions, const QString &demoName,
                         QWidget *parent)
    : QWidget(parent), m_actions(actions), m_demoName(demoName), m_code(new CodeField(theme, this)),
      m_choose(new ActionButton(theme, ActionButton::Kind::Outline, {}, this)),
      m_pair(new ActionButton(theme, ActionButton::Kind::Outline, {}, this)),
      m_pairDemo(new ActionButton(theme, ActionButton::Kind::Primary, {}, this)),
      m_showDemoCode(new ActionButton(theme, ActionButton::Kind::Quiet, {}, this))
{
    setAcceptDrops(true);
    m_pairDemo->setGlyph(QStringLiteral("link"));
    m_pairDemo->setVisible(!m_demoName.isEmpty());
    m_showDemoCode->setVisible(!m_demoName.isEmpty());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    row->addWidget(m_code, 1);
    for (ActionButton *button : {m_pair, m_choose, m_pairDemo, m_showDemoCode})
        row->addWidget(button);
    connect(m_pair, &QAbstractButton::clicked, this, &PairingForm::scanText);
    connect(m_choose, &QAbstractButton::clicked, this, &PairingForm::choosePicture);
    connect(m_code, &QLineEdit::returnPressed, this, &PairingForm::scanText);
    connect(m_code, &CodeField::pictureGiven, this, &PairingForm::scan);
    connect(m_code, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_pair->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_pairDemo, &QAbstractButton::clicked, this, [this] { Q_EMIT demoPairingRequested(m_deviceId); });
    connect(m_showDemoCode, &QAbstractButton::clicked, this, &PairingForm::demoCodeRequested);
    m_pair->setEnabled(false);
    retranslate();
}

void PairingForm::showDevice(const QString &deviceId)
{
    if (deviceId != m_deviceId)
        m_code->clear();
    m_deviceId = deviceId;
}

void PairingForm::focusCode()
{
    m_code->setFocus();
}

void PairingForm::scanText()
{
    const QString payload = m_code->text().trimmed();
    if (!payload.isEmpty())
        m_actions.scan(m_deviceId, payload, begin());
}

void PairingForm::scan(const GivenPicture &picture)
{
    if (picture.path.isEmpty())
        m_actions.scanPicture(m_deviceId, picture.bytes, begin());
    else
        m_actions.scanFile(m_deviceId, picture.path, begin());
}

console::DeviceActions::ScanDone PairingForm::begin()
{
    Q_EMIT told(ours(tr("Reading the code…")), Outcome::UnderWay);
    return [form = QPointer(this), deviceId = m_deviceId](const Result<console::Scan> &scanned) {
        if (form)
            form->finish(deviceId, scanned);
    };
}

void PairingForm::finish(const QString &deviceId, const Result<console::Scan> &scanned)
{
    if (m_deviceId != deviceId)
        return;
    if (!scanned) {
        Q_EMIT told(wordsOf(scanned.error()), Outcome::Failed);
        return;
    }
    m_code->clear();
    if (*scanned == console::Scan::Paired) {
        Q_EMIT told(ours(tr("Paired.")), Outcome::Done);
        return;
    }
    Q_EMIT told(ours(tr("The sign-in waits for an answer on the phone.")), Outcome::Done);
    Q_EMIT signInScanned(deviceId);
}

void PairingForm::choosePicture()
{
    if (m_files)
        return m_files->raise();
    m_files = new QFileDialog(this, tr("Choose the picture of a QR code"));
    m_files->setAttribute(Qt::WA_DeleteOnClose);
    m_files->setFileMode(QFileDialog::ExistingFile);
    m_files->setNameFilters({tr("Pictures (*.png *.jpg *.jpeg)"), tr("All files (*)")});
    connect(m_files, &QFileDialog::fileSelected, this, [this](const QString &path) { scan({.path = path}); });
    m_files->open();
}

void PairingForm::dragEnterEvent(QDragEnterEvent *event)
{
    if (pictureIn(*event->mimeData()))
        event->acceptProposedAction();
}

void PairingForm::dropEvent(QDropEvent *event)
{
    if (const std::optional<GivenPicture> picture = pictureIn(*event->mimeData())) {
        event->acceptProposedAction();
        scan(*picture);
    }
}

void PairingForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PairingForm::retranslate()
{
    m_code->setPlaceholderText(tr("Paste a link, a pairing proof or the picture of a QR code"));
    m_code->setAccessibleName(tr("Link, pairing proof or QR code"));
    m_pair->setText(tr("Pair"));
    m_choose->setText(tr("From a picture…"));
    m_choose->setToolTip(tr("A picture can also be pasted, or dropped here"));
    m_pairDemo->setText(tr("Pair with %1").arg(m_demoName));
    m_showDemoCode->setText(tr("Show a code"));
    m_showDemoCode->setToolTip(tr("A QR code that pairs another phone with %1").arg(m_demoName));
}

} // namespace countersign::ui
