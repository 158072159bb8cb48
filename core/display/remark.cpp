#include "core/display/remark.h"

#include "core/display/locale_formats.h"

namespace countersign::display {

namespace {

struct Teller
{
    const NameFormats &names;

    DisplayText operator()(const QString &untrusted) const { return DisplayText::guard(untrusted); }
    DisplayText operator()(qint64 count) const { return DisplayText::trusted(QString::number(count)); }
    DisplayText operator()(const Scripts &scripts) const
    {
        QStringList named;
        for (const QString &code : scripts.codes)
            named.append(names.script(code));
        return DisplayText::trusted(names.list(named));
    }
};

DisplayText filled(const Phrase &phrase, const NameFormats &names, Remark::Translation translation)
{
    std::vector<DisplayText> values;
    for (const auto &value : phrase.values)
        values.push_back(std::visit(Teller{names}, value));
    return DisplayText::filled(translation(phrase.english), values);
}

} // namespace

Remark Remark::within(Phrase place) const
{
    Remark placed = *this;
    placed.m_phrases.insert(placed.m_phrases.begin(), std::move(place));
    return placed;
}

DisplayText Remark::worded(const QString &locale, Translation translation) const
{
    const auto formats = LocaleFormats::of(locale, QStringLiteral("UTC"));
    std::vector<DisplayText> texts;
    for (const Phrase &phrase : m_phrases)
        texts.push_back(filled(phrase, formats->names(), translation));
    return texts.size() == 1 ? texts.front() : DisplayText::joined(texts, {});
}

DisplayText Remark::text() const
{
    return worded(QStringLiteral("en_US"), [](const char *english) { return QString::fromUtf8(english); });
}

} // namespace countersign::display
