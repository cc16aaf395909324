// The log of what was done to files, which journal.py reads.
#include "shim.h"

struct record { char kind, is_folder, padding[6]; uint64_t inode; int64_t offset; uint32_t one, two, data; } __attribute__((packed));

void ordered(int begins) {
  if (log_file < 0) return;
  if (!begins) pthread_mutex_unlock(&state->order);
  else if (pthread_mutex_lock(&state->order) == EOWNERDEAD) pthread_mutex_consistent(&state->order);
}

void note(char kind, const struct stat *status, int64_t offset, const char *one, const char *two,
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

void note_file(char kind, int file, int64_t offset, const void *data, size_t length) {
  struct stat status;
  if (log_file < 0 || fstat(file, &status)) return;
  note(kind, &status, offset, NULL, NULL, data, length);
}
