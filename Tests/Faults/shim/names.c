// What is done to names: moved, linked, removed, made.
#include "shim.h"

#include <stdio.h>

static int moved(int from, const char *old, int to, const char *new, unsigned flags) {
  int (*rename_at)(int, const char *, int, const char *, unsigned) = dlsym(RTLD_NEXT, "renameat2");
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
