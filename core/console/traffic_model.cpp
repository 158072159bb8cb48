#include "core/console/traffic_model.h"

#include "core/base/json_document.h"

#include <QSet>

#include <algorithm>

namespace countersign::console {

using display::DisplayText;

namespace {

constexpr std::chrono::milliseconds pollInterval{250};
constexpr int firstErrorStatus = 400;

/// What the relay calls `error_code` and a guard `error`.
DisplayText errorCodeOf(const http::Response &response)
{
    if (response.status < firstErrorStatus)
        return {};
    const Result<JsonDocument> body = JsonDocument::parse(response.body);
    if (!body)
        return {};
    const JsonValue code = body->root().member("error_code");
    return DisplayText::guard((code.is(JsonType::String) ? code : body->root().member("error")).toString());
}

SignatureMark markOf(const QJsonObject &verdict)
{
    if (verdict.isEmpty())
        return SignatureMark::Unsigned;
    return verdict[QLatin1String("valid")].toBool() ? SignatureMark::Valid : SignatureMark::Refused;
}

TrafficRow summaryOf(const http::Exchange &exchange, Milliseconds clockOffset)
{
    const QJsonObject verdict = exchange.verdict.toJson();
    return {.number = exchange.number,
            .direction = exchange.direction,
            .party = DisplayText::guard(QString::fromLatin1(exchange.party)),
            .at = exchange.at + clockOffset,
            .duration = exchange.duration,
            .method = DisplayText::guard(QString::fromLatin1(exchange.request.method)),
            .path = DisplayText::guard(QString::fromUtf8(exchange.request.target)),
            .status = {exchange.response.status, errorCodeOf(exchange.response)},
            .signature = markOf(verdict),
            .clockSkewMs = verdict[QLatin1String("clock_skew_ms")].toInteger(),
            .instructionId = exchange.instructionId};
}

} // namespace

TrafficModel::TrafficModel(const http::ExchangeLog &log, const Clock &clock, const Clock &realClock,
                           QObject *parent)
    : CellModel(ColumnCount, parent), m_log(log), m_clock(clock), m_realClock(realClock)
{
    connect(&m_timer, &QTimer::timeout, this, &TrafficModel::poll);
    m_timer.start(pollInterval);
}

int TrafficModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

void TrafficModel::poll()
{
    const quint64 newest = m_rows.empty() ? 0 : m_rows.front().number;
    if (m_log.newest() == newest)
        return;
    const Milliseconds clockOffset = m_clock.now() - m_realClock.now();
    std::vector<TrafficRow> fresh;
    // A slow window may find that the log has forgotten some: it goes on with what is there.
    for (const http::Exchange &exchange : m_log.after(newest, mostRows))
        fresh.push_back(summaryOf(exchange, clockOffset));
    add(std::move(fresh));
}

void TrafficModel::add(std::vector<TrafficRow> fresh)
{
    if (fresh.empty())
        return;
    QSet<QString> instructions;
    beginInsertRows({}, 0, static_cast<int>(fresh.size()) - 1);
    for (TrafficRow &row : fresh) {
        instructions.insert(row.instructionId);
        m_rows.push_front(std::move(row));
    }
    endInsertRows();
    if (m_rows.size() > mostRows) {
        beginRemoveRows({}, static_cast<int>(mostRows), rowCount() - 1);
        m_rows.resize(mostRows);
        endRemoveRows();
    }
    instructions.remove(QString());
    if (!instructions.isEmpty())
        Q_EMIT instructionsTouched(instructions);
}

std::vector<TrafficRow> TrafficModel::ofInstruction(const QString &instructionId) const
{
    std::vector<TrafficRow> rows;
    std::copy_if(m_rows.rbegin(), m_rows.rend(), std::back_inserter(rows),
                 [&instructionId](const TrafficRow &row) { return row.instructionId == instructionId; });
    return rows;
}

Cell TrafficModel::cell(int at, int column) const
{
    const TrafficRow &row = this->row(at);
    switch (column) {
    case Number: return Cell(row.number);
    case At: return Cell(row.at);
    case Party: return Cell(row.party);
    case Direction: return Cell(row.direction);
    case Method: return Cell(row.method);
    case Path: return Cell(row.path);
    case Status: return Cell(row.status);
    case Signature: return Cell(row.signature);
    case Took: return Cell(row.duration);
    case Instruction: return Cell(Id{DisplayText::guard(row.instructionId)});
    default: Q_UNREACHABLE();
    }
}

QString TrafficModel::key(int at) const
{
    return QString::number(row(at).number);
}

} // namespace countersign::console
