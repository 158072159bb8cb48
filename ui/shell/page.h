#pragma once

namespace countersign::ui {

/// The window's pages, in the order of the navigation.
enum class Page {
    Desk,
    Devices,
    Robots,
    Instructions,
    PendingOps,
    Traffic,
    Callbacks,
    Gallery,
    SpoofLab,
    SigningLab
};
inline constexpr int pageCount = 10;

/// The pages that are a LivePage.
[[nodiscard]] constexpr bool hasTable(Page page)
{
    return page != Page::Desk && page != Page::Gallery && page != Page::SpoofLab && page != Page::SigningLab;
}

} // namespace countersign::ui
