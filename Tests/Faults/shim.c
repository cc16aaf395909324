// Stands between a command and the system, for files below one folder: fails, counts and logs what is done to them.
// Preloaded; told by FAULT_... in the environment, which shim.py describes. State is shared with worker processes.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

struct state {
  uint64_t changes, reads, clocks, bytes, done, first_process, ready;
  pthread_mutex_t order;
};

static struct state *state;
static const char *below, *gone_from, *gone_to;
static size_t below_length;
static char class;
static uint64_t first, room = UINT64_MAX;
static int fault, once, strike, lock_fault, log_file = -1, workers_only;
static long clock_step;

#define REAL(name) ((__typeof__(&name))real(#name))
static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

static uint64_t number(const char *name, uint64_t otherwise) {
  const char *text = getenv(name);
  return text ? strtoull(text, NULL, 10) : otherwise;
}

static void share(const char *path) {
  int file = REAL(open)(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0 || REAL(ftruncate)(file, sizeof *state)) return;
  void *memory = mmap(NULL, sizeof *state, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  if (memory == MAP_FAILED) return;
  struct state *shared = memory;
  if (!__atomic_exchange_n(&shared->ready, 1, __ATOMIC_SEQ_CST)) {
    pthread_mutexattr_t kind;
    pthread_mutexattr_init(&kind);
    pthread_mutexattr_setpshared(&kind, PTHREAD_PROCESS_SHARED);
    pthread_mutexattr_setrobust(&kind, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&shared->order, &kind);
    shared->first_process = getpid();
  }
  state = shared;
}

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("FAULT_STATE");
  below = getenv("FAULT_BELOW");
  if (!path || !below) return;
  below_length = strlen(below);
  class = (getenv("FAULT_CLASS") ?: "-")[0];
  first = number("FAULT_AT", UINT64_MAX);
  room = number("FAULT_ROOM", UINT64_MAX);
  fault = number("FAULT_ERRNO", 0);
  once = number("FAULT_ONCE", 0);
  strike = number("FAULT_SIGNAL", 0);
  lock_fault = number("FAULT_LOCKS", 0);
  clock_step = number("FAULT_CLOCK", 0);
  workers_only = number("FAULT_WORKERS", 0);
  gone_from = getenv("FAULT_GONE");
  gone_to = getenv("FAULT_GONE_TO");
  if (getenv("FAULT_LOG")) log_file = REAL(open)(getenv("FAULT_LOG"), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  share(path);
}

// MARK: Which files are watched

static int is_below(const char *path) {
  return state && !strncmp(path, below, below_length) && (path[below_length] == '/' || !path[below_length]);
}

static int named(int file, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, PATH_MAX);
  path[length < 0 ? 0 : length] = 0;
  return length > 0;
}

static int watched(int file) {
  char path[PATH_MAX + 1];
  int before = errno, answer = state && named(file, path) && is_below(path) && !strstr(path, "-shm");
  errno = before;
  return answer;
}

// The whole path of NAME in the folder AT.
static const char *whole(int at, const char *name, char *path) {
  char folder[PATH_MAX + 1];
  if (!name) name = "";
  if (name[0] == '/') return name;
  if (at == AT_FDCWD ? !getcwd(folder, sizeof folder) : !named(at, folder)) folder[0] = 0;
  snprintf(path, PATH_MAX + 1, "%.*s/%.*s", PATH_MAX / 2, folder, PATH_MAX / 2 - 2, name);
  return path;
}

static int watched_name(int at, const char *name) {
  char path[PATH_MAX + 1];
  int before = errno, answer = state && is_below(whole(at, name, path)) && !strstr(name, "-shm");
  errno = before;
  return answer;
}

// MARK: Faults

// What happens at the chosen event: an error to give back, or 0.
static int happens(char kind) {
  if (!state) return 0;
  uint64_t *count = kind == 'w' ? &state->changes : &state->reads;
  uint64_t event = __atomic_add_fetch(count, 1, __ATOMIC_SEQ_CST);
  if (kind != class || event < first || (once && event > first)) return 0;
  if (workers_only && (uint64_t)getpid() == state->first_process) return 0;
  if (!__atomic_exchange_n(&state->done, 1, __ATOMIC_SEQ_CST)) {
    if (gone_from) REAL(rename)(gone_from, gone_to);
    if (strike) {
      kill(getpid(), strike);
      if (strike == SIGKILL) pause();
    }
  }
  return fault;
}

// How many of COUNT bytes there is room for; all where the disk has no end.
static size_t space(size_t count) {
  uint64_t end = __atomic_add_fetch(&state->bytes, count, __ATOMIC_SEQ_CST);
  if (end <= room) return count;
  return end - count < room ? room - (end - count) : 0;
}

#define FAIL(kind) do { int wrong = happens(kind); if (wrong) { errno = wrong; return -1; } } while (0)

// MARK: The log

struct record { char kind, is_folder, padding[6]; uint64_t inode; int64_t offset; uint32_t one, two, data; } __attribute__((packed));

static void ordered(int begins) {
  if (log_file < 0) return;
  if (!begins) pthread_mutex_unlock(&state->order);
  else if (pthread_mutex_lock(&state->order) == EOWNERDEAD) pthread_mutex_consistent(&state->order);
}

static void note(char kind, const struct stat *status, int64_t offset, const char *one, const char *two,
                 const void *data, size_t length) {
  if (log_file < 0) return;
  int before = errno;
  struct record record = {kind, status && S_ISDIR(status->st_mode), {0}, status ? status->st_ino : 0, offset,
                          one ? strlen(one) : 0, two ? strlen(two) : 0, length};
  struct iovec parts[] = {{&record, sizeof record}, {(void *)one, record.one}, {(void *)two, record.two},
                          {(void *)data, length}};
  if (REAL(writev)(log_file, parts, 4) < 0) abort();
  errno = before;
}

static void note_file(char kind, int file, int64_t offset, const void *data, size_t length) {
  struct stat status;
  if (log_file < 0 || fstat(file, &status)) return;
  note(kind, &status, offset, NULL, NULL, data, length);
}

// MARK: Files

static int opened(int at, const char *name, int flags, mode_t mode) {
  int (*open_at)(int, const char *, int, ...) = real("openat64");
  if (!watched_name(at, name)) return open_at(at, name, flags, mode);
  int changes = flags & (O_CREAT | O_TRUNC) || (flags & O_ACCMODE) != O_RDONLY;
  FAIL(changes ? 'w' : 'r');
  char path[PATH_MAX + 1];
  struct stat status;
  ordered(1);
  int was_there = !fstatat(at, name, &status, 0);
  int file = open_at(at, name, flags, mode);
  if (file >= 0 && !fstat(file, &status)) {
    if (!was_there && flags & O_CREAT) note('C', &status, 0, whole(at, name, path), NULL, NULL, 0);
    else if (flags & O_TRUNC) note('T', &status, 0, NULL, NULL, NULL, 0);
  }
  ordered(0);
  return file;
}

#define OPENS(name, first_argument, at, ...)                              \
  int name(__VA_ARGS__, int flags, ...) {                                 \
    va_list rest;                                                         \
    va_start(rest, flags);                                                \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
    va_end(rest);                                                         \
    return opened(at, path, flags, mode);                                 \
  }
OPENS(open, path, AT_FDCWD, const char *path)
OPENS(open64, path, AT_FDCWD, const char *path)
OPENS(openat, at, at, int at, const char *path)
OPENS(openat64, at, at, int at, const char *path)

int creat(const char *path, mode_t mode) { return opened(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

ssize_t write(int file, const void *data, size_t count) {
  if (!watched(file)) return REAL(write)(file, data, count);
  FAIL('w');
  size_t fits = space(count);
  if (!fits && count) return errno = ENOSPC, -1;
  ordered(1);
  ssize_t written = REAL(write)(file, data, fits);
  if (written > 0) note_file('W', file, lseek(file, 0, SEEK_CUR) - written, data, written);
  ordered(0);
  return written;
}

static ssize_t written_at(int file, const void *data, size_t count, off_t offset) {
  ssize_t (*write_at)(int, const void *, size_t, off_t) = real("pwrite64");
  if (!watched(file)) return write_at(file, data, count, offset);
  FAIL('w');
  size_t fits = space(count);
  if (!fits && count) return errno = ENOSPC, -1;
  ordered(1);
  ssize_t written = write_at(file, data, fits, offset);
  if (written > 0) note_file('W', file, offset, data, written);
  ordered(0);
  return written;
}
ssize_t pwrite(int file, const void *data, size_t count, off_t offset) { return written_at(file, data, count, offset); }
ssize_t pwrite64(int file, const void *data, size_t count, off_t offset) { return written_at(file, data, count, offset); }

ssize_t writev(int file, const struct iovec *parts, int count) {
  if (!watched(file)) return REAL(writev)(file, parts, count);
  ssize_t all = 0;
  for (int part = 0; part < count; part++) {
    ssize_t written = write(file, parts[part].iov_base, parts[part].iov_len);
    if (written < 0) return all ? all : -1;
    all += written;
    if ((size_t)written < parts[part].iov_len) break;
  }
  return all;
}

static int cut(int file, off_t length) {
  int (*truncate_at)(int, off_t) = real("ftruncate64");
  if (!watched(file)) return truncate_at(file, length);
  FAIL('w');
  ordered(1);
  int status = truncate_at(file, length);
  if (!status) note_file('T', file, length, NULL, 0);
  ordered(0);
  return status;
}
int ftruncate(int file, off_t length) { return cut(file, length); }
int ftruncate64(int file, off_t length) { return cut(file, length); }

static int allocated(int file, int mode, off_t offset, off_t length) {
  int (*allocate)(int, int, off_t, off_t) = real("fallocate64");
  if (!watched(file)) return allocate(file, mode, offset, length);
  FAIL('w');
  if (space(length) < (size_t)length) return errno = ENOSPC, -1;
  return allocate(file, mode, offset, length);
}
int fallocate(int file, int mode, off_t offset, off_t length) { return allocated(file, mode, offset, length); }
int fallocate64(int file, int mode, off_t offset, off_t length) { return allocated(file, mode, offset, length); }
int posix_fallocate(int file, off_t offset, off_t length) { return allocated(file, 0, offset, length) ? errno : 0; }
int posix_fallocate64(int file, off_t offset, off_t length) { return allocated(file, 0, offset, length) ? errno : 0; }

ssize_t read(int file, void *data, size_t count) {
  if (class == 'r' && watched(file)) FAIL('r');
  return REAL(read)(file, data, count);
}
static ssize_t read_at(int file, void *data, size_t count, off_t offset) {
  if (class == 'r' && watched(file)) FAIL('r');
  return ((ssize_t(*)(int, void *, size_t, off_t))real("pread64"))(file, data, count, offset);
}
ssize_t pread(int file, void *data, size_t count, off_t offset) { return read_at(file, data, count, offset); }
ssize_t pread64(int file, void *data, size_t count, off_t offset) { return read_at(file, data, count, offset); }

DIR *opendir(const char *name) {
  if (watched_name(AT_FDCWD, name) && (errno = happens('r'))) return NULL;
  return REAL(opendir)(name);
}

#define SYNCS(name, kind)                     \
  int name(int file) {                        \
    if (!watched(file)) return REAL(name)(file); \
    FAIL('w');                                \
    ordered(1);                               \
    int status = REAL(name)(file);            \
    if (!status) note_file(kind, file, 0, NULL, 0); \
    ordered(0);                               \
    return status;                            \
  }
SYNCS(fsync, 'S')
SYNCS(fdatasync, 'S')
SYNCS(syncfs, 'Y')
void sync(void) {
  if (state) note('Y', NULL, 0, NULL, NULL, NULL, 0);
  REAL(sync)();
}

// MARK: Names

static int moved(int from, const char *old, int to, const char *new, unsigned flags) {
  int (*rename_at)(int, const char *, int, const char *, unsigned) = real("renameat2");
  if (!watched_name(to, new) && !watched_name(from, old)) return rename_at(from, old, to, new, flags);
  FAIL('w');
  char one[PATH_MAX + 1], two[PATH_MAX + 1];
  ordered(1);
  int status = rename_at(from, old, to, new, flags);
  if (!status) note(flags & RENAME_EXCHANGE ? 'X' : 'R', NULL, 0, whole(from, old, one), whole(to, new, two), NULL, 0);
  ordered(0);
  return status;
}
int rename(const char *old, const char *new) { return moved(AT_FDCWD, old, AT_FDCWD, new, 0); }
int renameat(int from, const char *old, int to, const char *new) { return moved(from, old, to, new, 0); }
int renameat2(int from, const char *old, int to, const char *new, unsigned flags) { return moved(from, old, to, new, flags); }

static int linked(int from, const char *old, int to, const char *new, int flags) {
  if (!watched_name(to, new)) return REAL(linkat)(from, old, to, new, flags);
  FAIL('w');
  char path[PATH_MAX + 1];
  struct stat status;
  ordered(1);
  int wrong = REAL(linkat)(from, old, to, new, flags);
  if (!wrong && !fstatat(to, new, &status, AT_SYMLINK_NOFOLLOW)) note('L', &status, 0, whole(to, new, path), NULL, NULL, 0);
  ordered(0);
  return wrong;
}
int link(const char *old, const char *new) { return linked(AT_FDCWD, old, AT_FDCWD, new, 0); }
int linkat(int from, const char *old, int to, const char *new, int flags) { return linked(from, old, to, new, flags); }

static int removed(int at, const char *name, int flags) {
  if (!watched_name(at, name)) return REAL(unlinkat)(at, name, flags);
  FAIL('w');
  char path[PATH_MAX + 1];
  whole(at, name, path);
  ordered(1);
  int status = REAL(unlinkat)(at, name, flags);
  if (!status) note('U', NULL, 0, name[0] == '/' ? name : path, NULL, NULL, 0);
  ordered(0);
  return status;
}
int unlink(const char *name) { return removed(AT_FDCWD, name, 0); }
int rmdir(const char *name) { return removed(AT_FDCWD, name, AT_REMOVEDIR); }
int unlinkat(int at, const char *name, int flags) { return removed(at, name, flags); }

static int made(int at, const char *name, mode_t mode) {
  if (!watched_name(at, name)) return REAL(mkdirat)(at, name, mode);
  FAIL('w');
  char path[PATH_MAX + 1];
  ordered(1);
  int status = REAL(mkdirat)(at, name, mode);
  struct stat folder;
  if (!status && !fstatat(at, name, &folder, 0)) note('D', &folder, 0, whole(at, name, path), NULL, NULL, 0);
  ordered(0);
  return status;
}
int mkdir(const char *name, mode_t mode) { return made(AT_FDCWD, name, mode); }
int mkdirat(int at, const char *name, mode_t mode) { return made(at, name, mode); }

// MARK: Locks and clocks

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
  return ((int (*)(int, int, ...))real("fcntl64"))(file, command, argument);
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
  int status = ((int (*)(struct timeval *, void *))real("gettimeofday"))(now, zone);
  if (!status) now->tv_sec -= set_back();
  return status;
}
time_t time(time_t *result) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (result) *result = now.tv_sec;
  return now.tv_sec;
}
