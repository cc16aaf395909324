// The faults themselves: which event is struck, and by what.
#include "shim.h"

#include <signal.h>
#include <stdio.h>

int happens(char kind) {
  if (!state) return 0;
  uint64_t *count = kind == 'w' ? &state->changes : &state->reads;
  uint64_t event = __atomic_add_fetch(count, 1, __ATOMIC_SEQ_CST);
  if (kind != fault_class || event < first || (once && event > first)) return 0;
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

size_t space(size_t count) {
  uint64_t end = __atomic_add_fetch(&state->bytes, count, __ATOMIC_SEQ_CST);
  if (end <= room) return count;
  return end - count < room ? room - (end - count) : 0;
}
