#include "core/display/cells.h"

#include "core/display/decimal_math.h"
#include "core/display/money.h"
#include "core/display/words.h"

namespace countersign::display {

namespace {

struct Money
{
    Decimal amount;
    QString code;
};

bool isMoney(const QString &dataType)
{
    return dataType == QLatin1String("AMOUNT") || dataType.startsWith(QLatin1String("CURRENCY_"));
}

std::optional<Money> moneyOf(const QString &dataType, const QString &value)
{
    const SentAmount sent = splitAmount(value);
    const std::optional<Decimal> amount = readDecimal(sent.number);
    if (!amount)
        return {};
    return Money{*amount, dataType == QLatin1String("AMOUNT") ? sent.code : dataType.section(u'_', 1)};
}

/// Nothing for a column that holds no amounts, an unreadable one, or several currencies.
std::optional<Money> totalOf(const Cells &cells, std::size_t column)
{
    const QString &dataType = cells.columns[column].dataType;
    if (!isMoney(dataType) || cells.rows.empty())
        return {};
    std::vector<Decimal> amounts;
    QString code;
    for (const QStringList &row : cells.rows) {
        const std::optional<Money> money = moneyOf(dataType, row[static_cast<qsizetype>(column)]);
        if (!money || (!code.isEmpty() && money->code != code))
            return {};
        code = money->code;
        amounts.push_back(money->amount);
    }
    return Money{sumOf(amounts), code};
}

std::vector<Money> totalsOf(const Cells &cells)
{
    std::vector<Money> totals;
    for (std::size_t column = 0; column < cells.columns.size(); ++column) {
        if (const std::optional<Money> total = totalOf(cells, column))
            totals.push_back(*total);
    }
    return totals;
}

void checkTotal(const TypedValue &field, const Cells &cells, Findings &findings)
{
    const QJsonValue declared = field.options[QStringLiteral("total")];
    if (declared.isUndefined())
        return;
    const SentAmount sent = splitAmount(declared.toString());
    const std::optional<Decimal> amount = readDecimal(sent.number);
    const std::vector<Money> totals = totalsOf(cells);
    if (!amount)
        findings.addProblem({QT_TRANSLATE_NOOP(
            "Remark", "The total in the options is not decimal text such as \"1000.00\".")});
    else if (totals.size() != 1)
        findings.addProblem({QT_TRANSLATE_NOOP(
            "Remark", "The options have a total, but not exactly one column has amounts of one currency.")});
    else if (!areEqual(*amount, totals[0].amount) || (!sent.code.isEmpty() && sent.code != totals[0].code))
        findings.addProblem(
            {QT_TRANSLATE_NOOP("Remark", "The rows sum up to %1 %2, the options say %3."),
             {QString::fromLatin1(totals[0].amount.text), totals[0].code, declared.toString()}});
}

InnerValue cellAt(const Cells &cells, std::size_t row, std::size_t column)
{
    const Cells::Column &kind = cells.columns[column];
    return {kind.dataType, cells.rows[row][static_cast<qsizetype>(column)], kind.options};
}

DisplayText summaryOf(const TypedValue &field, const Cells &cells)
{
    const QString &language = field.formats.language();
    const Decimal count{QByteArray::number(static_cast<qsizetype>(cells.rows.size())), 0};
    std::vector<DisplayText> parts{DisplayText::trusted(
        QStringLiteral("%1: %2").arg(word(Word::Rows, language), field.formats.numbers().number(count)))};
    for (const Money &total : totalsOf(cells)) {
        const Shown amount = showMoney(QString::fromLatin1(total.amount.text), total.code, field.formats);
        std::vector<DisplayText> words{DisplayText::trusted(word(Word::Total, language) + u':'), amount.text};
        if (!amount.annotation.isEmpty())
            words.push_back(amount.annotation);
        parts.push_back(DisplayText::joined(words, QStringLiteral(" ")));
    }
    return DisplayText::joined(parts, QStringLiteral(" · "));
}

} // namespace

void checkCells(const TypedValue &field, const Cells &cells, Findings &findings)
{
    for (std::size_t row = 0; row < cells.rows.size(); ++row) {
        for (std::size_t column = 0; column < cells.columns.size(); ++column) {
            const QString &title = cells.columns[column].title;
            const auto number = static_cast<qint64>(row) + 1;
            const Phrase place = title.isEmpty()
                ? Phrase{QT_TRANSLATE_NOOP("Remark", "Row %1: "), {number}}
                : Phrase{QT_TRANSLATE_NOOP("Remark", "Row %1 %2: "), {number, title}};
            checkInner(field, cellAt(cells, row, column), place, findings);
        }
    }
    if (findings.problems.empty())
        checkTotal(field, cells, findings);
}

Shown showCells(const TypedValue &field, const Cells &cells)
{
    Shown shown;
    RenderedTable table;
    for (const Cells::Column &column : cells.columns)
        table.columns.push_back({DisplayText::guard(column.title), isMoney(column.dataType)});
    std::vector<DisplayText> lines;
    for (std::size_t row = 0; row < cells.rows.size(); ++row) {
        std::vector<DisplayText> texts;
        for (std::size_t column = 0; column < cells.columns.size(); ++column) {
            const RenderedField cell = renderInner(field, cellAt(cells, row, column));
            shown.masked = shown.masked || cell.masked;
            shown.maskable = shown.maskable || cell.maskable;
            texts.push_back(wholeText(cell));
        }
        const DisplayText numbered[] = {DisplayText::trusted(QStringLiteral("%1.").arg(row + 1)),
                                        DisplayText::joined(texts, QStringLiteral(" · "))};
        lines.push_back(DisplayText::joined(numbered, QStringLiteral(" ")));
        table.rows.push_back(std::move(texts));
    }
    shown.text = DisplayText::joined(lines, QStringLiteral("\n"));
    shown.annotation = summaryOf(field, cells);
    shown.presentation.table = std::move(table);
    return shown;
}

} // namespace countersign::display
