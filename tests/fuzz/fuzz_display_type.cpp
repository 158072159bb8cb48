#include "core/display/catalogue.h"

#include <QJsonDocument>

#include <cstdint>
#include <cstdlib>

using namespace countersign;
using namespace countersign::display;

namespace {

void require(bool truth)
{
    if (!truth)
        std::abort();
}

void requireSound(const RenderedField &row)
{
    require(row.valid == row.problems.empty());
    qsizetype end = 0;
    for (const TextRun &run : row.presentation.runs) {
        require(run.start >= end && run.length >= 0);
        end = run.start + run.length;
    }
    require(end <= row.text.plain().size());
    if (row.presentation.table) {
        for (const auto &cells : row.presentation.table->rows)
            require(cells.size() == row.presentation.table->columns.size());
    }
    if (row.presentation.picture) {
        const Picture &picture = *row.presentation.picture;
        require(picture.pixels.size() == qsizetype(4) * picture.width * picture.height);
    }
    require(row.valid || row.style == RowStyle::Raw);
}

} // namespace

/// The first byte picks a type; a line holds the options as JSON, the rest is the value (the end of a family's name, and
/// a space, come before it).
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const DataType *type = dataTypes()[data[0] % dataTypes().size()];
    const QByteArray input(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size) - 1);
    const qsizetype line = input.indexOf('\n');
    ValidationField field;
    field.options = QJsonDocument::fromJson(input.left(line)).object();
    QString value = QString::fromUtf8(input.mid(line + 1));
    field.dataType = type->wireName;
    if (type->naming == Naming::Prefix) {
        field.dataType += value.section(u' ', 0, 0);
        value = value.section(u' ', 1);
    }
    field.value = value;
    for (const char *locale : {"en_US", "ar", "fa_IR", "th_TH"}) {
        for (const Masking masking : {Masking::Apply, Masking::Reveal})
            requireSound(renderField(field,
                                     {QString::fromLatin1(locale), QStringLiteral("Europe/Paris"), masking,
                                      fromUnixMs(1782036902000)}));
    }
    return 0;
}
