#pragma once

namespace countersign::app {

/// Has all threads allocate from one arena. glibc gives each its own, and those of any but the first thread grow by a page
/// and a system call at a time; the relay's thread makes nearly everything that is kept. To be called before there are threads.
void useOneArena();

} // namespace countersign::app
