"""Mutations of transport and program streams that know packets: PIDs, counters, clocks, discontinuities, tables."""

import mutations

SYNC = 0x47


def mutate(data, chance):
    """One change of packets; of a stream with starts of four bytes before them, too."""
    size, skip = (192, 4) if len(data) > 196 and data[4] == SYNC and data[196] == SYNC else (188, 0)
    starts = [at + skip for at in range(0, len(data) - size + 1, size) if data[at + skip] == SYNC]
    if not starts:
        return program_stream(data, chance)
    change = chance.choice([_pid, _counter, _discontinuity, _clock, _stamp, _table, _adaptation, _order, _scrambled])
    change(data, starts, size, chance)


def _pid_of(data, at):
    return (data[at + 1] & 0x1F) << 8 | data[at + 2]


def _set_pid(data, at, pid):
    data[at + 1] = data[at + 1] & 0xE0 | pid >> 8 & 0x1F
    data[at + 2] = pid & 0xFF


def _pid(data, starts, size, chance):
    """A programme goes on under another PID from some packet on, or only one packet does."""
    pids = sorted({_pid_of(data, at) for at in starts})
    old, new = chance.choice(pids), chance.choice([*pids, 0x1FFF, 0x1FFE, 0x10, 0x155])
    begin = chance.randrange(len(starts))
    for at in starts[begin: begin + chance.choice([1, len(starts)])]:
        if _pid_of(data, at) == old:
            _set_pid(data, at, new)


def _counter(data, starts, size, chance):
    for at in chance.sample(starts, min(len(starts), chance.randint(1, 5))):
        data[at + 3] = data[at + 3] & 0xF0 | chance.randrange(16)


def _discontinuity(data, starts, size, chance):
    """Sets discontinuity flags of adaptation fields that are there."""
    for at in starts:
        if data[at + 3] & 0x20 and data[at + 4] and chance.random() < 0.5:
            data[at + 5] |= 0x80


def _clock(data, starts, size, chance):
    """Programme clocks leap, from some packet on."""
    leap = chance.choice([-2**32, -90000, 90000 * 3600, 2**33 - 1, 2**32])
    for at in starts[chance.randrange(len(starts)):]:
        if data[at + 3] & 0x20 and data[at + 4] > 6 and data[at + 5] & 0x10:
            now = int.from_bytes(data[at + 6: at + 10], "big") << 1 | data[at + 10] >> 7
            now = (now + leap) % 2**33
            data[at + 6: at + 10] = (now >> 1).to_bytes(4, "big")
            data[at + 10] = data[at + 10] & 0x7F | (now & 1) << 7


def _stamp(data, starts, size, chance):
    """Times of pictures leap, from some packet on, or the length and flags of their headers are others."""
    leap = chance.choice([-90000, 90000 * 7200, -2**32, 2**32, 1, -1])
    starts = [at for at in starts[chance.randrange(len(starts)):] if data[at + 1] & 0x40]
    for at in starts:
        payload = at + 4 + (1 + data[at + 4] if data[at + 3] & 0x20 else 0)
        if bytes(data[payload: payload + 3]) == b"\0\0\1" and payload + 14 < at + 188:
            change_stamp(data, payload, leap, chance)


def change_stamp(data, at, leap, chance):
    """Moves the time in a PES header, or rarely breaks the header."""
    if chance.random() < 0.05:
        mutations.put(data, at + chance.choice([4, 6, 7, 8]), mutations.word(chance, 1))
    elif data[at + 7] & 0x80:
        now = (data[at + 9] >> 1 & 7) << 30 | (data[at + 10] << 7 | data[at + 11] >> 1) << 15
        now = (now | data[at + 12] << 7 | data[at + 13] >> 1) + leap
        now %= 2**33
        data[at + 9] = data[at + 9] & 0xF1 | now >> 29 & 0x0E
        data[at + 10: at + 12] = (now >> 14 & 0xFFFE | 1).to_bytes(2, "big")
        data[at + 12: at + 14] = (now << 1 & 0xFFFE | 1).to_bytes(2, "big")


def _table(data, starts, size, chance):
    """A byte of a table of programmes is another; its sum is not made right in half of them."""
    tables = [at for at in starts if _pid_of(data, at) in (0, 0x11, 0x1000, 0x100)]
    at = chance.choice(tables or starts)
    mutations.put(data, at + chance.randrange(5, 40), mutations.word(chance, 1))


def _adaptation(data, starts, size, chance):
    at = chance.choice(starts)
    data[at + 3] |= 0x20
    data[at + 4] = chance.choice([0, 1, 7, 183, 184, 255])
    data[at + 5] = chance.randrange(256)


def _order(data, starts, size, chance):
    mutations.moved(data, [(at, at + size * chance.choice([1, 20])) for at in starts], chance)


def _scrambled(data, starts, size, chance):
    for at in chance.sample(starts, max(1, len(starts) // 3)):
        data[at + 3] |= 0xC0


def program_stream(data, chance):
    """A change behind a start code: a length, a time, a kind of stream."""
    starts = [at for at in range(len(data) - 16) if data[at] == 0 and data[at + 1] == 0 and data[at + 2] == 1]
    if not starts:
        return mutations.any_bytes(data, chance)
    at = chance.choice(starts)
    kind = chance.randrange(4)
    if kind == 0:
        data[at + 3] = chance.choice([0xBA, 0xBB, 0xBD, 0xBE, 0xC0, 0xE0, 0xE1, 0xB9, 0xB3, 0, chance.randrange(256)])
    elif kind == 1:
        mutations.put(data, at + 4, mutations.word(chance, 2))
    elif kind == 2:
        for place in starts[chance.randrange(len(starts)):]:
            if data[place + 3] & 0xF0 in (0xC0, 0xE0):
                change_stamp(data, place, chance.choice([-90000, 90000 * 3600]), chance)
    else:
        mutations.put(data, at + chance.randrange(4, 16), mutations.word(chance, 1))
