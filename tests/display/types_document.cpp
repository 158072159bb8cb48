#include "types_document.h"

#include "render_one.h"

namespace countersign::display {

namespace {

struct Chapter
{
    TypeGroup group;
    const char *title;
};

constexpr Chapter chapters[] = {
    {TypeGroup::Money, "Money and numbers"},
    {TypeGroup::Account, "Accounts and cards"},
    {TypeGroup::Party, "Parties"},
    {TypeGroup::Time, "Time"},
    {TypeGroup::Place, "Places"},
    {TypeGroup::Contact, "Contacts and the net"},
    {TypeGroup::Text, "Text"},
    {TypeGroup::Technical, "Technical"},
    {TypeGroup::Structure, "Choices and structures"},
};

const QString introduction =
    QStringLiteral("# Display types\n\n"
                   "What the `data_type` of a field in a display block can be, and how its value is then "
                   "checked and shown. Made from the\n"
                   "catalogue in `core/display/types` by `cmake --build build --target "
                   "update_display_types`; a test says when it is stale.\n\n"
                   "A value is always text. One that is not valid for its type, or whose type nobody knows, "
                   "is shown as it was sent, with a mark and\n"
                   "the reason. What an example shows is in the locale `en_US`; the small print beside a "
                   "value stands after it in brackets.\n");

QString nameOf(const DataType &type)
{
    return type.wireName + (type.naming == Naming::Prefix ? QStringLiteral("…") : QString());
}

QString maskOf(const DataType &type)
{
    switch (type.mask.habit) {
    case MaskHabit::Never: return QStringLiteral("not hidden unless the field says `masked`");
    case MaskHabit::Usually: return QStringLiteral("hidden, until it is held to be revealed");
    case MaskHabit::Always: return QStringLiteral("hidden, always");
    }
    Q_UNREACHABLE();
}

/// In a table's cell: one line, with nothing that Markdown would take for its own.
QString cell(QString text)
{
    constexpr qsizetype widest = 90;
    if (text.size() > widest)
        text = QStringLiteral("%1 (%2 characters)").arg(text.first(widest)).arg(text.size());
    text = DisplayText::guard(text, Lines::Many).plain();
    // Which of its spaces that do not break ICU takes differs between its versions.
    text.replace(QChar(0x202F), u' ').replace(QChar::Nbsp, u' ');
    return text.replace(u'|', QStringLiteral("\\|"))
        .replace(u'<', QStringLiteral("&lt;"))
        .replace(u'\n', QStringLiteral("<br>"));
}

QString code(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("(empty)")
                          : u'`' + cell(text).replace(QStringLiteral("&lt;"), QStringLiteral("<")) + u'`';
}

QString outcomeOf(const RenderedField &row)
{
    QStringList sentences;
    for (const Remark &problem : row.problems)
        sentences.append(QStringLiteral("**Invalid.** ") + cell(problem.text().plain()));
    for (const Remark &warning : row.warnings)
        sentences.append(QStringLiteral("Warning: ") + cell(warning.text().plain()));
    return sentences.join(QStringLiteral("<br>"));
}

QString exampleRow(const DataType &type, const Example &example)
{
    const RenderedField row = renderOne(type, example);
    QString sent = code(QString::fromUtf16(example.value));
    if (type.naming == Naming::Prefix)
        sent += QStringLiteral(" as `%1`").arg(row.dataType);
    if (*example.options != '\0')
        sent += QStringLiteral("<br>options ") + code(QString::fromUtf8(example.options));
    return QStringLiteral("| %1 | %2 | %3 |\n")
        .arg(sent, row.valid ? cell(row.oneLine()) : QString(), outcomeOf(row));
}

QString entry(const DataType &type)
{
    QString text = QStringLiteral("\n### %1\n\n").arg(nameOf(type));
    text += QStringLiteral("- Value: %1.\n- Shown: %2.\n- Valid: %3.\n- %4.\n\n")
                .arg(QString::fromUtf8(type.manual.value), QString::fromUtf8(type.manual.shown),
                     QString::fromUtf8(type.manual.checked), QStringLiteral("On the screen ") + maskOf(type));
    text += QStringLiteral("| sent | shown | |\n| --- | --- | --- |\n");
    for (const Example &example : type.examples)
        text += exampleRow(type, example);
    return text;
}

} // namespace

QString typesDocument()
{
    QString text = introduction;
    for (const Chapter &chapter : chapters) {
        text += QStringLiteral("\n## %1\n").arg(QLatin1String(chapter.title));
        for (const DataType *type : dataTypes()) {
            if (type->group == chapter.group)
                text += entry(*type);
        }
    }
    return text;
}

} // namespace countersign::display
