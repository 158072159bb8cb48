#include "app/compose/clock_file.h"

#include "core/base/json_document.h"
#include "core/base/json_form.h"
#include "core/base/json_writer.h"
#include "core/base/stepping_clock.h"

#include <QFile>
#include <QSaveFile>

namespace countersign::app {

Result<Milliseconds> ClockFile::read() const
{
    const auto unreadable = [this](const QString &why) {
        return fail(
            QStringLiteral("CLOCK_UNREADABLE"),
            QStringLiteral("How far virtual time is ahead cannot be read from \"%1\": %2; remove the file "
                           "to go on in real time.")
                .arg(m_path, why));
    };
    QFile file(m_path);
    if (!file.exists())
        return Milliseconds::zero();
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(file.errorString());
    const Result<JsonDocument> document = JsonDocument::parse(file.readAll());
    if (!document)
        return unreadable(document.error().message);
    JsonProblems problems;
    JsonForm form(document->root(), {}, problems);
    const std::optional<qint64> offset =
        form.integer("offset_ms", Presence::Required, 0, Milliseconds(SteppingClock::furthest).count());
    if (!problems.isEmpty())
        return unreadable(problems.toError().message);
    return Milliseconds(*offset);
}

Result<void> ClockFile::write(Milliseconds offset) const
{
    JsonWriter json;
    json.beginObject();
    json.name("offset_ms").number(static_cast<qint64>(offset.count()));
    QSaveFile file(m_path);
    if (file.open(QIODevice::WriteOnly) && file.write(json.endObject().take()) > 0 && file.commit())
        return {};
    return fail(
        QStringLiteral("CLOCK_UNWRITABLE"),
        QStringLiteral("How far virtual time is ahead cannot be kept in \"%1\": %2; check the folder and its "
                       "permissions.")
            .arg(m_path, file.errorString()));
}

} // namespace countersign::app
