#include "core/console/block_draft.h"

#include <QJsonArray>

#include <algorithm>

namespace countersign::console {

namespace {

/// But for line feeds and tabs, which lay out JSON.
bool isUnseen(char32_t point)
{
    switch (QChar::category(point)) {
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return true;
    case QChar::Other_Control: return point != U'\n' && point != U'\t';
    default: return false;
    }
}

class Places
{
public:
    explicit Places(const JsonDocument &document) : m_document(document) {}

    /// The value that a problem's path names (`fields[2].key`), or the nearest around it that is there.
    [[nodiscard]] JsonValue find(const QString &path) const
    {
        JsonValue value = m_document.root();
        for (const QString &step : path.split(QLatin1Char('.'), Qt::SkipEmptyParts)) {
            const qsizetype bracket = step.indexOf(QLatin1Char('['));
            JsonValue next = value.member(step.left(bracket < 0 ? step.size() : bracket).toUtf8());
            if (next.exists() && bracket >= 0) {
                value = next;
                next = value.at(QStringView(step).mid(bracket + 1).chopped(1).toInt());
            }
            if (!next.exists())
                break;
            value = next;
        }
        return value;
    }

    [[nodiscard]] DraftMark mark(DraftMark::Kind kind, JsonValue value,
                                 const std::variant<display::DisplayText, display::Remark> &message) const
    {
        const QByteArray &text = m_document.text();
        const QByteArrayView source = value.source();
        const auto before = QByteArrayView(text.constData(), source.data());
        const int position = static_cast<int>(QString::fromUtf8(before).size());
        // Of what holds other values only the bracket: whole, it would hide what is wrong within.
        const bool holds = value.is(JsonType::Object) || value.is(JsonType::Array);
        const int length = holds ? 1 : static_cast<int>(QString::fromUtf8(source).size());
        return {kind, position, length, message};
    }

private:
    const JsonDocument &m_document;
};

DraftMark unreadable(const QByteArray &text, const Error &error)
{
    const int offset = error.details[QStringLiteral("offset")].toInt();
    const int position = static_cast<int>(QString::fromUtf8(text.left(offset)).size());
    return {DraftMark::Kind::Error, position, 1, display::DisplayText::guard(error.message)};
}

void markForm(BlockDraft &draft, const Error &error, const Places &places)
{
    for (const QJsonValue &each : error.details[QStringLiteral("fields")].toArray()) {
        const QString path = each[QStringLiteral("path")].toString();
        const QString name = path.section(QLatin1Char('.'), -1);
        const QString sentence = name + QLatin1Char(' ') + each[QStringLiteral("problem")].toString();
        draft.marks.append(
            places.mark(DraftMark::Kind::Error, places.find(path), display::DisplayText::guard(sentence)));
    }
}

void markValues(BlockDraft &draft, const display::RenderSettings &settings, const Places &places)
{
    for (std::size_t i = 0; i < draft.block.fields.size(); ++i) {
        if (draft.block.fields[i].dataType.isEmpty()) // refused already, and nothing to judge the value by
            continue;
        const display::RenderedField shown = display::renderField(draft.block.fields[i], settings);
        const JsonValue value = places.find(QStringLiteral("fields[%1].value").arg(i));
        const auto add = [&](DraftMark::Kind kind, const std::vector<display::Remark> &remarks) {
            for (const display::Remark &remark : remarks)
                draft.marks.append(places.mark(kind, value, remark));
        };
        add(DraftMark::Kind::Problem, shown.problems);
        add(DraftMark::Kind::Warning, shown.warnings);
    }
}

} // namespace

const DraftMark *BlockDraft::markAt(int position) const
{
    const auto found = std::ranges::find_if(marks, [position](const DraftMark &mark) {
        return position >= mark.position && position <= mark.position + mark.length;
    });
    return found == marks.end() ? nullptr : &*found;
}

QString withVisibleEscapes(const QString &text)
{
    QString escaped;
    escaped.reserve(text.size());
    for (const char32_t point : text.toUcs4()) {
        const auto units = QChar::fromUcs4(point);
        if (!isUnseen(point)) {
            escaped += QStringView(units);
            continue;
        }
        for (const char16_t unit : units)
            escaped += QStringLiteral("\\u%1").arg(unit, 4, 16, QLatin1Char('0'));
    }
    return escaped;
}

BlockDraft readBlockDraft(const QString &text, const display::RenderSettings &settings)
{
    BlockDraft draft;
    const QByteArray utf8 = text.toUtf8();
    const Result<JsonDocument> document = JsonDocument::parse(utf8);
    if (!document) {
        draft.marks.append(unreadable(utf8, document.error()));
        return draft;
    }
    const Places places(*document);
    JsonProblems problems;
    draft.block = display::readDisplayBlock(document->root(), {}, problems);
    draft.isSendable = problems.isEmpty();
    if (!draft.isSendable)
        markForm(draft, problems.toError(), places);
    markValues(draft, settings, places);
    std::ranges::stable_sort(draft.marks, {}, &DraftMark::position);
    return draft;
}

} // namespace countersign::console
