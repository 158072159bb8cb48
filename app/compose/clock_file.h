#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QString>

namespace countersign::app {

/// How far virtual time is ahead, in a file of the data directory: `{"offset_ms":172800000}`. What is due in virtual time
/// would otherwise wait for as long after a restart. For one thread at a time.
class ClockFile
{
public:
    explicit ClockFile(QString path) : m_path(std::move(path)) {}

    /// Zero where there is no file yet. Errors: `CLOCK_UNREADABLE`.
    [[nodiscard]] Result<Milliseconds> read() const;
    /// Errors: `CLOCK_UNWRITABLE`.
    [[nodiscard]] Result<void> write(Milliseconds offset) const;

private:
    QString m_path;
};

} // namespace countersign::app
