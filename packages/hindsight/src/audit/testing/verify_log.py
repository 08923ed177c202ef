#!/usr/bin/env python3
"""A second verifier of exported logs and proof pages, for Python 3 without packages.

Written from docs/adr/0014 alone, so that nobody has to trust our own program (law L14).
usage: verify_log.py [--pubkey FILE] [--since FILE]... EXPORT|PAGE...   one JSON verdict a line; exit 6 on a fault
"""
import base64, hashlib, json, re, struct, sys

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
I = pow(2, (P - 1) // 4, P)


def recover(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * I % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return (x, y, 1, x * y % P)


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def multiply(s, p):
    q = (0, 1, 1, 0)
    while s:
        q, p, s = (add(q, p) if s & 1 else q), add(p, p), s >> 1
    return q


FIELDS = "act actor body kind recordedAt sequence"
BASE = recover((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signature(text, signature, public, known={}):
    """Ed25519 after RFC 8032, section 5.1.7."""
    if (text, signature, public) not in known:
        a, r, s = recover(public), recover(signature[:32]), int.from_bytes(signature[32:], "little")
        good = len(signature) == 64 and a is not None and r is not None and s < L
        if good:
            k = int.from_bytes(hashlib.sha512(signature[:32] + public + text).digest(), "little") % L
            p, q = multiply(s, BASE), add(r, multiply(k, a))
            good = (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0
        known[(text, signature, public)] = good
    return known[(text, signature, public)]


def decode64(text):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return data if base64.b64encode(data).decode() == text else None


def read_key(text):
    """A verifier key, as (name, 32 bytes)."""
    match = re.fullmatch(r"([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})", text.strip()) if isinstance(text, str) else None
    data = decode64(match[3]) if match else None
    if data is None or len(data) != 33 or data[0] != 1:
        return None
    return (match[1], data[1:]) if key_id(match[1], data[1:]).hex() == match[2] else None


def key_id(name, public):
    return hashlib.sha256(name.encode() + b"\n\x01" + public).digest()[:4]


def key_text(key):
    return f"{key[0]}+{key_id(*key).hex()}+{base64.b64encode(bytes([1]) + key[1]).decode()}"


def open_checkpoint(note, key):
    """(size, root) of a checkpoint that `key` signed; None for any other."""
    try:
        text = note.decode()
    except UnicodeDecodeError:
        return None
    end = text.rfind("\n\n")
    if end < 0 or not text.endswith("\n") or re.search(r"[\x00-\x09\x0b-\x1f]", text):
        return None
    ours = []
    lines = text[end + 2 : -1].split("\n")
    for line in lines:
        match = re.fullmatch("\u2014 ([^\\s+]+) ([A-Za-z0-9+/=]+)", line)
        data = decode64(match[2]) if match else None
        if data is None or len(data) < 5 or len(lines) > 100:
            return None
        if match[1] == key[0] and data[:4] == key_id(*key):
            ours.append(data[4:])
    body = text[: end + 1]
    if not ours or not all(is_signature(body.encode(), one, key[1]) for one in ours):
        return None
    parts = body.split("\n")
    root = decode64(parts[2]) if len(parts) >= 4 else None
    if parts[0] != key[0] or root is None or len(root) != 32 or not re.fullmatch(r"0|[1-9][0-9]{0,15}", parts[1]):
        return None
    return int(parts[1]), root


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def append(size, peaks, leaves):
    peaks = list(peaks)
    for leaf in leaves:
        peaks.append(leaf)
        size += 1
        rest = size
        while rest % 2 == 0:
            right = peaks.pop()
            peaks.append(node(peaks.pop(), right))
            rest //= 2
    return size, peaks


def root_of(peaks):
    if not peaks:
        return hashlib.sha256(b"").digest()
    root = peaks[-1]
    for peak in reversed(peaks[:-1]):
        root = node(peak, root)
    return root


def compare(expected, actual):
    """What became of a block: [(kind, first, end)]."""
    if expected == actual:
        return []
    head = 0
    while head < min(len(expected), len(actual)) and expected[head] == actual[head]:
        head += 1
    tail = 0
    while tail < min(len(expected), len(actual)) - head and expected[-1 - tail] == actual[-1 - tail]:
        tail += 1
    missing, found = expected[head : len(expected) - tail], actual[head : len(actual) - tail]
    end = head + max(len(missing), len(found))
    if not found:
        return [("record-missing", head, end)]
    if not missing:
        return [("record-inserted", head, end)]
    if sorted(missing) == sorted(found):
        return [("records-swapped", head, end)]
    if len(missing) != len(found):
        return [("records-rewritten", head, end)]
    return [("record-altered", head + i, head + i + 1) for i in range(len(missing)) if missing[i] != found[i]]


class Verifier:
    def __init__(self, public, since):
        self.public, self.since = public, since
        self.size, self.peaks, self.chain, self.count = 0, [], [], 0
        self.expected, self.actual, self.misplaced = [], [], None
        self.roots, self.faults, self.ended, self.stopped = {}, [], False, False

    def report(self, kind, position, end=None):
        self.faults.append({"end": position + 1 if end is None else end, "kind": kind, "position": position})

    def stop(self, kind, position):
        self.report(kind, position)
        self.stopped = True

    def damage(self):
        for i, leaf in enumerate(self.actual):
            if self.expected[i : i + 1] != [leaf]:
                return self.size + i
        return self.size + len(self.actual)

    def record(self, data):
        place = self.size + len(self.actual)
        match = re.search(rb',"sequence":(0|[1-9][0-9]{0,15})\}\Z', data[-30:])
        if self.misplaced is None and (match is None or int(match[1]) != place):
            self.misplaced = len(self.actual)
        if b'"kind":"log-key"' in data:
            self.key_record(data)
        self.actual.append(hashlib.sha256(b"\x00" + data).digest())

    def key_record(self, data):
        try:
            record = json.loads(data)
            if json.dumps(record, sort_keys=True, separators=(",", ":")).encode() != data:
                return
            body, all_there = record["body"], " ".join(record) == FIELDS
            key, previous, signature = read_key(body["key"]), body["previous"], body["signature"]
        except (ValueError, KeyError, TypeError):
            return
        if record["kind"] != "log-key" or key is None or len(body) != 3 or not all_there:
            return
        if not self.chain:
            self.chain = [key] if previous is None and signature is None else []
        elif previous == key_text(self.chain[-1]) and key[0] == self.chain[-1][0] and isinstance(signature, str):
            text = f"hindsight log key\n{previous}\n{key_text(key)}\n".encode()
            if is_signature(text, decode64(signature) or b"", self.chain[-1][1]):
                self.chain.append(key)

    def accept(self, leaves, checkpoint):
        size, peaks = append(self.size, self.peaks, leaves)
        if (size, root_of(peaks)) != checkpoint:
            return False
        for wanted in [readable_size(note) for note in self.since]:
            if self.size <= wanted <= size:
                self.roots[wanted] = root_of(append(self.size, self.peaks, leaves[: wanted - self.size])[1])
        self.size, self.peaks, self.expected, self.actual, self.misplaced = size, peaks, [], [], None
        self.count += 1
        return True

    def close(self, note):
        start, misplaced, expected, actual = self.size, self.misplaced, self.expected, self.actual
        checkpoint = open_checkpoint(note, self.chain[-1]) if self.chain else None
        differences = compare(expected, actual)
        if checkpoint and self.accept(expected, checkpoint):
            for kind, first, end in differences:
                self.report(kind, start + first, start + end)
            if not differences and misplaced is not None:
                self.report("sequence-wrong", start + misplaced)
        elif checkpoint and self.accept(actual, checkpoint):
            self.report("table-altered", start + differences[0][1])
        else:
            self.stopped = True
            for kind, first, end in differences:
                self.report(kind, start + first, start + end)
            if checkpoint is None:
                if not differences and misplaced is not None:
                    self.report("sequence-wrong", start + misplaced)
                if not self.chain:
                    return self.report("key-unknown", 0)
                return self.report("checkpoint-altered", start + len(expected))
            if differences:
                return
            position, surplus = start + (misplaced or 0), start + len(actual) - checkpoint[0]
            if surplus < 0:
                self.report("record-missing", position, checkpoint[0] if misplaced is None else position - surplus)
            elif surplus > 0:
                self.report("record-inserted", max(start, position - 1), start + len(actual))
            else:
                self.report("records-rewritten", position, checkpoint[0])

    def frame(self, kind, data):
        if self.ended:
            self.stop("end-altered", self.size)
        elif kind == 0:
            self.record(data)
        elif kind == 1 and len(data) % 32 == 0:
            self.expected += [data[i : i + 32] for i in range(0, len(data), 32)]
        elif kind == 2:
            self.close(data)
        elif kind == 3:
            self.ended = True
            if b'"end":true' not in data:
                self.stop("frame-damaged", self.damage())
            elif self.actual or self.expected or not self.count:
                self.stop("unsigned", self.size if self.actual == self.expected else self.damage())
            elif data != b'{"checkpoints":%d,"end":true,"records":%d}' % (self.count, self.size):
                self.stop("end-altered", self.size)
        else:
            self.stop("frame-damaged", self.damage())

    def run(self, stream):
        header = stream.read(16)
        if len(header) == 16 and header != b"hindsight-log/1\n":
            self.stop("header-altered", 0)
        while not self.stopped:
            head = stream.read(5)
            length = struct.unpack(">I", head[:4])[0] if len(head) == 5 else 0
            if length > 1 << 20:
                self.stop("end-altered" if self.ended else "frame-damaged", self.damage())
                break
            data = stream.read(length)
            if len(head) < 5 or len(data) < length:
                if not self.ended or head:
                    self.stop("end-altered" if self.ended else "cut-off", self.damage())
                break
            self.frame(head[4], data)
        if not self.stopped:
            self.outside()
        return {"faults": self.faults, "isIntact": not self.faults, "records": self.size, "root": root_of(self.peaks).hex()}

    def outside(self):
        if self.public and self.public not in self.chain:
            self.report("key-unknown", 0)
        agreed = 0
        for note in self.since:
            opened = next(filter(None, (open_checkpoint(note, key) for key in self.chain)), None)
            if opened is None:
                self.report("since-invalid", agreed)
            elif opened[0] > self.size:
                self.report("rolled-back", self.size, opened[0])
            elif self.roots.get(opened[0]) != opened[1]:
                self.report("forked", agreed, opened[0])
            else:
                agreed = max(agreed, opened[0])


PAGE = """Hindsight: proof that a record is in the log

Record %s
%s
Path to the root
%s
Checkpoint
%s
To verify: hindsight audit verify --pubkey FILE PAGE, or with any SHA-256 and
Ed25519 after RFC 6962 section 2.1.1. FILE holds the key of the log, from
someone whom you trust: a key printed here would prove nothing.
"""


def verify_page(data, public):
    """True where a page proves its record: the path leads to a root that the key signed."""
    parts = re.fullmatch(re.escape(PAGE).replace("%s", "([0-9]+)", 1).replace("%s", "(.*)"), data.decode("utf8", "replace"), re.S)
    if not parts or not public:
        return False
    number, lines, path, folded = parts.groups()
    record = "".join(line[2:] for line in lines.splitlines())
    rewritten = "".join(f"| {record[i : i + 76]}\n" for i in range(0, len(record), 76))
    note = re.sub(r"(?m)^ {2}", "", folded.replace("\n  + ", ""))
    again = "".join("\n".join([f"  {line[:74]}"] + [f"  + {line[i : i + 74]}" for i in range(74, len(line), 74)]) + "\n" if line else "\n" for line in note.split("\n")[:-1])
    proof = [decode64(line[2:]) for line in path.split("\n")[:-1]]
    checkpoint = open_checkpoint(note.encode(), public)
    if checkpoint is None or rewritten != lines or again != folded or not all(one and len(one) == 32 for one in proof):
        return False
    if not re.fullmatch("0|[1-9][0-9]{0,15}", number) or path != "".join(f"  {base64.b64encode(one).decode()}\n" for one in proof):
        return False
    place, last, root = int(number), checkpoint[0] - 1, hashlib.sha256(b"\0" + record.encode()).digest()
    if place > last or not record.endswith(',"sequence":%d}' % place):
        return False
    for sibling in proof:
        if last == 0:
            return False
        if place % 2 or place == last:
            root = node(sibling, root)
            while place % 2 == 0 and place:
                place, last = place // 2, last // 2
        else:
            root = node(root, sibling)
        place, last = place // 2, last // 2
    return last == 0 and root == checkpoint[1]


def readable_size(note):
    parts = note.split(b"\n")
    return int(parts[1]) if len(parts) > 3 and re.fullmatch(rb"0|[1-9][0-9]{0,15}", parts[1]) else 0


def main(words):
    public, since, paths = None, [], []
    while words:
        word = words.pop(0)
        if word == "--pubkey":
            public = read_key(open(words.pop(0)).read())
            if public is None:
                sys.exit("the file of --pubkey holds no key")
        elif word == "--since":
            since.append(open(words.pop(0), "rb").read())
        else:
            paths.append(word)
    intact = True
    for path in paths:
        with open(path, "rb") as stream:
            begin = stream.read(44)
            stream.seek(0)
            is_page = begin == PAGE[:44].encode()
            verdict = {"isIntact": verify_page(stream.read(), public)} if is_page else Verifier(public, since).run(stream)
        intact = intact and verdict["isIntact"]
        print(json.dumps({"path": path, **verdict}))
    return 0 if intact else 6


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
