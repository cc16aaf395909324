// Locks that file systems lack, and clocks that are set back.
#include "shim.h"

#include <stdarg.h>
#include <sys/file.h>
#include <sys/time.h>
#include <time.h>

int flock(int file, int operation) {
  if (lock_fault && watched(file)) return errno = lock_fault, -1;
  return REAL(flock)(file, operation);
}

static int controlled(int file, int command, void *argument) {
  int locks = command == F_SETLK || command == F_SETLKW || command == F_GETLK || command == F_OFD_SETLK
              || command == F_OFD_SETLKW || command == F_OFD_GETLK;
  if (locks && lock_fault) {
    char path[PATH_MAX + 1];
    if (named(file, path) && is_below(path)) return errno = lock_fault, -1;
  }
  return ((int (*)(int, int, ...))dlsym(RTLD_NEXT, "fcntl64"))(file, command, argument);
}
#define CONTROLS(name)                          \
  int name(int file, int command, ...) {        \
    va_list rest;                               \
    va_start(rest, command);                    \
    void *argument = va_arg(rest, void *);      \
    va_end(rest);                               \
    return controlled(file, command, argument); \
  }
CONTROLS(fcntl)
CONTROLS(fcntl64)

// How far the clock is set back by now.
static long set_back(void) {
  if (!state || !clock_step) return 0;
  return __atomic_add_fetch(&state->clocks, 1, __ATOMIC_SEQ_CST) > first ? clock_step : 0;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  int status = REAL(clock_gettime)(clock, now);
  if (!status && clock == CLOCK_REALTIME) now->tv_sec -= set_back();
  return status;
}
int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  int status = ((int (*)(struct timeval *, void *))dlsym(RTLD_NEXT, "gettimeofday"))(now, zone);
  if (!status) now->tv_sec -= set_back();
  return status;
}
time_t time(time_t *result) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (result) *result = now.tv_sec;
  return now.tv_sec;
}
