// Stands between a command and the system, for files below one folder: fails, counts and logs what is done to them.
// Preloaded; told by FAULT_... in the environment, which shim.py describes. State is shared with worker processes.
#pragma once
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

// Nothing but the functions that stand before the system's may be seen by the command.
#pragma GCC visibility push(hidden)

struct state {
  uint64_t changes, reads, clocks, bytes, done, first_process, ready;
  pthread_mutex_t order;
};

// What the environment says; no state where nothing is watched.
extern struct state *state;
extern const char *gone_from, *gone_to;
extern char fault_class;
extern uint64_t first, room;
extern int fault, once, strike, lock_fault, log_file, workers_only;
extern long clock_step;

// The function that stands behind one of the same name.
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

// Which files are watched. SQLite's shared memory is not: it is made anew.
int is_below(const char *path);
int named(int file, char *path);
int watched(int file);
int watched_name(int at, const char *name);
const char *whole(int at, const char *name, char *path);

// What happens at an event of a kind, w or r: an error to give back, or 0.
int happens(char kind);
// How many of COUNT bytes there is room for; all where the disk has no end.
size_t space(size_t count);
#define FAIL(kind) do { int wrong = happens(kind); if (wrong) { errno = wrong; return -1; } } while (0)

// The log: what is done between ordered(1) and ordered(0) stands in it in the order in which it was done.
void ordered(int begins);
void note(char kind, const struct stat *status, int64_t offset, const char *one, const char *two, const void *data,
          size_t length);
void note_file(char kind, int file, int64_t offset, const void *data, size_t length);

#pragma GCC visibility pop
