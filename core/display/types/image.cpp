#include "core/display/png_picture.h"
#include "core/display/types/types.h"

namespace countersign::display {

namespace {

constexpr qsizetype maxBytes = 512 * 1024;
constexpr qint64 maxPixels = 4'000'000;
constexpr QLatin1String prefix("data:image/png;base64,");

std::optional<Picture> readPicture(const QString &value)
{
    constexpr qsizetype maxCharacters = (maxBytes + 2) / 3 * 4;
    if (!value.startsWith(prefix) || value.size() - prefix.size() > maxCharacters)
        return {};
    const auto decoded =
        QByteArray::fromBase64Encoding(value.mid(prefix.size()).toLatin1(),
                                       QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    return decoded && decoded.decoded.size() <= maxBytes ? readPng(decoded.decoded, maxPixels) : std::nullopt;
}

void check(const TypedValue &field, Findings &findings)
{
    if (!readPicture(field.value))
        findings.addProblem({QT_TRANSLATE_NOOP(
            "Remark",
            "Is no PNG of at most 512 KiB and 4 megapixels, written as in data:image/png;base64,….")});
}

Shown show(const TypedValue &field)
{
    const Picture picture = readPicture(field.value).value_or(Picture{});
    Shown shown{DisplayText::trusted(QStringLiteral("PNG %1 × %2").arg(picture.width).arg(picture.height))};
    shown.presentation.picture = picture;
    return shown;
}

constexpr Example examples[] = {
    {u"data:image/png;base64,"
     u"iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAJElEQVR42mN49OIDHKkmv4YjXOIMg1ADMYqQxQejht"
     u"F4GBQaADz+Fp9nKfQDAAAAAElFTkSuQmCC"},
    {u"data:image/png;base64,iVBORw0KGgo=", Outcome::Invalid},
    {u"data:image/jpeg;base64,/9j/4AAQSkZJRg==", Outcome::Invalid},
    {u"https://example.com/a.png", Outcome::Invalid},
};

} // namespace

constinit const DataType imageType{
    .wireName = QLatin1String("IMAGE"),
    .group = TypeGroup::Structure,
    .manual = {"`data:image/png;base64,…`",
               "the picture, and its format and size in pixels; nothing is fetched",
               "decodes; at most 512 KiB and 4 megapixels"},
    .style = RowStyle::Picture,
    .check = check,
    .show = show,
    .examples = examples,
};

} // namespace countersign::display
