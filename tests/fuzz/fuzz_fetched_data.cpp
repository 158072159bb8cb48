#include "core/device/fetched_data.h"

#include <QJsonDocument>

#include <cstdint>

using namespace countersign;

namespace {

void hold(bool truth, const char *what)
{
    if (!truth)
        qFatal("does not hold: %s", what);
}

} // namespace

/// Reads its input as what a device fetched for a dispatch.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const display::DisplayBlock pushed{QStringLiteral("Payroll"), QStringLiteral("June"), {}};
    const Result<display::DisplayBlock> block = device::readFetchedData(input, pushed);
    if (!block) {
        hold(block.error().code == QLatin1String("JSON_INVALID")
                 || block.error().code == QLatin1String("VALIDATION_FAILED"),
             "there are two ways to refuse");
        return 0;
    }
    hold(!block->title.isEmpty(), "what is shown has a title");
    hold(!block->fields.empty() && block->fields.size() <= 50, "what is shown has as many fields as may be");
    const Result<display::DisplayBlock> again =
        device::readFetchedData(QJsonDocument(display::toJson(*block)).toJson(), pushed);
    hold(again && again->fields == block->fields, "what was read can be read again");
    return 0;
}
