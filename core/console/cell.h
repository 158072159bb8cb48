#pragma once

#include "core/base/clock.h"
#include "core/display/display_text.h"

#include <QVariant>
#include <Qt>

#include <concepts>
#include <optional>

/// What the cells of the table models hold: raw, so that whoever paints it decides on words, colours and how to shorten it.
namespace countersign::console {

/// The roles of every model here that has rows and columns.
enum CellRole {
    ValueRole = Qt::UserRole, ///< the cell, raw
    KeyRole,                  ///< QString: the row's id, the same in every column
};

/// Long and opaque: may be shortened in its middle, is copied whole.
struct Id
{
    display::DisplayText text;
};

/// When something ends: shown as the time that is left. Nothing when it no longer can.
struct Deadline
{
    std::optional<Instant> at;
};

/// What an HTTP request was answered with; code 0 where no answer came.
struct HttpStatus
{
    int code = 0;
    display::DisplayText errorCode = {}; ///< `SIGNATURE_INVALID`; empty on success
};

/// The devices by which a robot answers; empty: every one.
struct AnswersFor
{
    display::DisplayText names;
};

/// What a signature check found.
enum class SignatureMark { Unsigned, Valid, Refused };

template<typename Value, typename... Others>
concept OneOf = (std::same_as<Value, Others> || ...);

/// What a cell may hold. Among it is no text but a guarded one: a model that hands out a tenant's string as it came does
/// not compile.
template<typename Value>
concept CellValue = std::integral<Value> || std::is_enum_v<Value> || OneOf<
    Value, display::DisplayText, Id, Deadline, HttpStatus, AnswersFor, Instant, std::chrono::microseconds>;

class Cell
{
public:
    Cell() = default;
    template<CellValue Value>
    explicit Cell(const Value &value) : m_value(QVariant::fromValue(value))
    {}

    /// For ValueRole.
    [[nodiscard]] const QVariant &value() const { return m_value; }

private:
    QVariant m_value;
};

} // namespace countersign::console
