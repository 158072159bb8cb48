#pragma once

#include "core/console/cell_model.h"
#include "core/http/exchange_log.h"

#include <QTimer>

#include <deque>

namespace countersign::console {

/// What a list needs of one exchange; the log has the rest.
struct TrafficRow
{
    quint64 number = 0;
    http::Direction direction = http::Direction::Inbound;
    display::DisplayText party = {};
    Instant at{}; ///< in virtual time, like everything else that is shown
    std::chrono::microseconds duration{};
    display::DisplayText method = {};
    display::DisplayText path = {};
    HttpStatus status = {};
    SignatureMark signature = SignatureMark::Unsigned;
    qint64 clockSkewMs = 0; ///< of a signed request: how far its sender's clock is ahead
    QString instructionId = {};
};

/// The HTTP exchanges that the log still has, newest first.
class TrafficModel : public CellModel
{
    Q_OBJECT

public:
    enum Column {
        Number,
        At,
        Party,
        Direction,
        Method,
        Path,
        Status,
        Signature,
        Took,
        Instruction,
        ColumnCount
    };

    /// As many as the log keeps by default.
    static constexpr std::size_t mostRows = 2000;

    TrafficModel(const http::ExchangeLog &log, const Clock &clock, const Clock &realClock,
                 QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] const TrafficRow &row(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    /// Those that belong to an instruction, oldest first.
    [[nodiscard]] std::vector<TrafficRow> ofInstruction(const QString &instructionId) const;
    /// All of one exchange, while the log has it.
    [[nodiscard]] std::optional<http::Exchange> exchange(quint64 number) const { return m_log.find(number); }

    /// Looks for new exchanges; happens by itself four times a second.
    void poll();

Q_SIGNALS:
    /// New exchanges of these instructions have been added.
    void instructionsTouched(const QSet<QString> &instructionIds);

protected:
    [[nodiscard]] Cell cell(int row, int column) const override;
    [[nodiscard]] QString key(int row) const override;

private:
    void add(std::vector<TrafficRow> fresh);

    const http::ExchangeLog &m_log;
    const Clock &m_clock;
    const Clock &m_realClock;
    std::deque<TrafficRow> m_rows;
    QTimer m_timer;
};

} // namespace countersign::console
