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
    TamperLab,
    SigningLab
};
inline constexpr int pageCount = 11;

/// The pages that are a LivePage.
[[nodiscard]] constexpr bool hasTable(Page page)
{
    return page != Page::Desk && page < Page::Gallery;
}

} // namespace countersign::ui
