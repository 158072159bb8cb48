#pragma once

#include "core/base/clock.h"
#include "core/base/json_writer.h"
#include "core/display/presentation.h"
#include "core/display/remark.h"
#include "core/display/validation_field.h"

#include <QStringList>

namespace countersign::display {

enum class Masking { Apply, Reveal };

/// For whom a block is formatted: the device's locale (`fr_FR` or `fr-FR`) and IANA time zone.
struct RenderSettings
{
    QString locale = QStringLiteral("en_US");
    QString timeZone = QStringLiteral("UTC");
    Masking masking = Masking::Apply;
    /// What a type compares with that warns of the past; without it none does.
    std::optional<Instant> now = {};
};

struct RenderedField
{
    QString key;
    DisplayText title;
    QString dataType;
    DisplayText text;       ///< what is read: formatted, masked where that applies
    DisplayText annotation; ///< beside it, small: the ISO code of an amount, the ISO form of a date
    RowStyle style = RowStyle::Text;
    Presentation presentation;
    Emphasis emphasis = Emphasis::Normal;
    bool masked = false;   ///< something is hidden in `text`
    bool maskable = false; ///< could be hidden: offers holding a key to reveal
    bool valid = true;
    std::vector<Remark> problems; ///< why not valid; the value then stands raw in `text`
    std::vector<Remark> warnings; ///< valid, but look twice

    /// Text and annotation together, where there is no small print: JSON, notifications, exports.
    [[nodiscard]] QString oneLine() const;
};

struct RenderedBlock
{
    DisplayText title;
    DisplayText subtitle;
    std::vector<RenderedField> fields;

    [[nodiscard]] bool isValid() const;
};

/// Checks and formats blocks by the type catalogue. Nothing is dropped and nothing shortened: what is invalid
/// or unknown comes out raw, marked, with the reason. Pure but for caches; safe to use from several threads.
[[nodiscard]] RenderedBlock render(const DisplayBlock &block, const RenderSettings &settings);
[[nodiscard]] RenderedField renderField(const ValidationField &field, const RenderSettings &settings);

/// `{"title","subtitle","fields":[{"key","title","data_type","text","masked","valid","problems","warnings"}]}`,
/// where `text` is RenderedField::oneLine() and problems and warnings are in English. With the block that it was rendered
/// from, `sent`, each field has its `value`, too.
void writeRendered(JsonWriter &json, const RenderedBlock &block, const DisplayBlock *sent = nullptr);
/// The same in Qt's form.
[[nodiscard]] QJsonObject toJson(const RenderedBlock &block);

} // namespace countersign::display
