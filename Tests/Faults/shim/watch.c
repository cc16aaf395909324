// What the shim is told, and which files it watches.
#include "shim.h"

#include <stdio.h>
#include <sys/mman.h>

struct state *state;
const char *gone_from, *gone_to;
static const char *below;
static size_t below_length;
char fault_class;
uint64_t first, room = UINT64_MAX;
int fault, once, strike, lock_fault, log_file = -1, workers_only;
long clock_step;

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
  fault_class = (getenv("FAULT_CLASS") ?: "-")[0];
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

int is_below(const char *path) {
  return state && !strncmp(path, below, below_length) && (path[below_length] == '/' || !path[below_length]);
}

int named(int file, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, PATH_MAX);
  path[length < 0 ? 0 : length] = 0;
  return length > 0;
}

int watched(int file) {
  char path[PATH_MAX + 1];
  int before = errno, answer = state && named(file, path) && is_below(path) && !strstr(path, "-shm");
  errno = before;
  return answer;
}

// The whole path of NAME in the folder AT.
const char *whole(int at, const char *name, char *path) {
  char folder[PATH_MAX + 1];
  if (!name) name = "";
  if (name[0] == '/') return name;
  if (at == AT_FDCWD ? !getcwd(folder, sizeof folder) : !named(at, folder)) folder[0] = 0;
  snprintf(path, PATH_MAX + 1, "%.*s/%.*s", PATH_MAX / 2, folder, PATH_MAX / 2 - 2, name);
  return path;
}

int watched_name(int at, const char *name) {
  char path[PATH_MAX + 1];
  int before = errno, answer = state && is_below(whole(at, name, path)) && !strstr(name, "-shm");
  errno = before;
  return answer;
}
