#include "app/headless/one_arena.h"

#include <cstdlib>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace countersign::app {

void useOneArena()
{
#ifdef __GLIBC__
    ::mallopt(M_ARENA_MAX, 1);
#endif
}

} // namespace countersign::app
