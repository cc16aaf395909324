// What is done to open files.
#include "shim.h"

#include <dirent.h>
#include <stdarg.h>

static int opened(int at, const char *name, int flags, mode_t mode) {
  int (*open_at)(int, const char *, int, ...) = dlsym(RTLD_NEXT, "openat64");
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
  ssize_t (*write_at)(int, const void *, size_t, off_t) = dlsym(RTLD_NEXT, "pwrite64");
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
  int (*truncate_at)(int, off_t) = dlsym(RTLD_NEXT, "ftruncate64");
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
  int (*allocate)(int, int, off_t, off_t) = dlsym(RTLD_NEXT, "fallocate64");
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
  if (fault_class == 'r' && watched(file)) FAIL('r');
  return REAL(read)(file, data, count);
}
static ssize_t read_at(int file, void *data, size_t count, off_t offset) {
  if (fault_class == 'r' && watched(file)) FAIL('r');
  return ((ssize_t(*)(int, void *, size_t, off_t))dlsym(RTLD_NEXT, "pread64"))(file, data, count, offset);
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
