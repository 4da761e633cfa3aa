#!/usr/bin/env python3
"""verify_bundle.py FILE KEY [LOG-KEY]: checks an evidence bundle with nothing but Python's standard library.

A second implementation that shares no code with ours: RFC 8032 (Ed25519), RFC 6962 (trees), RFC 8785 (JSON),
C2SP signed notes and tlog-proofs, all written from the documents. Slow on purpose: it is for reading.
"""
import base64
import hashlib
import json
import sys

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
I = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if x2 == 0:
        return None if sign else 0
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * I % P
    if (x * x - x2) % P:
        return None
    return P - x if x & 1 != sign else x


def add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def multiply(n, p):
    q = (0, 1, 1, 0)
    while n:
        if n & 1:
            q = add(q, p)
        p = add(p, p)
        n >>= 1
    return q


def point(data):
    y = int.from_bytes(data, "little")
    sign = y >> 255
    y &= (1 << 255) - 1
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (recover_x(BASE_Y, 0), BASE_Y, 1, recover_x(BASE_Y, 0) * BASE_Y % P)


def ed25519(key, message, signature):
    a, r = point(key), point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or len(signature) != 64 or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    left, right = multiply(s, BASE), add(r, multiply(h, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


def canonical(value):
    # Keys of our events are ASCII, where UTF-16 order and code point order are the same.
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def sha256(data):
    return hashlib.sha256(data).digest()


def leaf(data):
    return sha256(b"\0" + data)


def root(leaves):
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return sha256(b"\1" + root(leaves[:split]) + root(leaves[split:]))


def inclusion(node, index, size, path):
    """RFC 9162, section 2.1.3.2."""
    if index >= size:
        return None
    fn, sn = index, size - 1
    for step in path:
        if sn == 0:
            return None
        if fn & 1 or fn == sn:
            node = sha256(b"\1" + step + node)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            node = sha256(b"\1" + node + step)
        fn, sn = fn >> 1, sn >> 1
    return node if sn == 0 else None


def check_receipt(text, entry, log_key):
    name, key_id, material = log_key.split("+", 2)
    public = base64.b64decode(material)[1:]
    assert sha256(name.encode() + b"\n\x01" + public)[:4].hex() == key_id, "log key is malformed"
    proof, note = text.split("\n\n", 1)
    lines = proof.split("\n")
    assert lines[0] == "c2sp.org/tlog-proof@v1" and lines[1].startswith("index "), "receipt is malformed"
    body, signatures = note.rsplit("\n\n", 1)
    body += "\n"
    good = False
    for line in signatures.splitlines():
        dash, signer, blob = line.split(" ")
        data = base64.b64decode(blob)
        if signer == name and data[:4].hex() == key_id:
            assert ed25519(public, body.encode(), data[4:]), "log signature is wrong"
            good = True
    origin, size, head = body.splitlines()[:3]
    assert good and origin == name, "checkpoint is not signed by the log"
    path = [base64.b64decode(line) for line in lines[2:]]
    found = inclusion(leaf(entry), int(lines[1][6:]), int(size), path)
    assert found == base64.b64decode(head), "receipt does not prove the segment"


def check_segment(part, previous, device, key, log_key):
    header = part["signed"]["header"]
    number = header["number"]
    assert header["device"] == device, f"segment {number} is of another device"
    signature = base64.b64decode(part["signed"]["signature"])
    assert ed25519(key, canonical(header), signature), f"segment {number} has a wrong signature"
    if previous:
        assert number == previous["number"] + 1, f"segment {number} does not follow"
        assert header["firstSequence"] == previous["lastSequence"] + 1, f"segment {number} leaves a hole"
        assert base64.b64decode(header["previous"]) == sha256(canonical(previous)), f"segment {number} is not chained"
    else:
        assert number == 1 or (log_key and "receipt" in part), f"nothing proves what was before segment {number}"
    if log_key and "receipt" in part:
        check_receipt(part["receipt"], canonical(part["signed"]), log_key)
    if "events" not in part:
        assert log_key and "receipt" in part, f"nothing proves the events of segment {number}"
        return header, 0
    events = part["events"]
    leaves = [leaf(base64.b64decode(e["salt"]) + canonical(e["event"])) for e in events]
    assert len(events) == header["count"], f"segment {number} has another number of events"
    assert root(leaves) == base64.b64decode(header["root"]), f"segment {number} has other events"
    for offset, entry in enumerate(events):
        assert entry["event"]["sequence"] == header["firstSequence"] + offset, "an event is out of sequence"
        assert entry["event"]["device"] == device, "an event is of another device"
    return header, len(events)


def main(file, key_text, log_key=None):
    key = base64.b64decode(key_text)
    with open(file, encoding="utf-8") as lines:
        parts = [json.loads(line) for line in lines]
    head, end = parts[0], parts[-1]
    assert head["format"] == "chaperone-bundle@v1", "not a bundle"
    assert end == {"end": len(parts) - 2}, "the bundle is not whole"
    previous, events = None, 0
    for part in parts[1:-1]:
        previous, count = check_segment(part, previous, head["device"], key, log_key)
        events += count
    print(f"{events} events in {len(parts) - 2} segments verified")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except (AssertionError, KeyError, ValueError, TypeError, IndexError) as problem:
        print(f"PROBLEM {problem}")
        sys.exit(1)
