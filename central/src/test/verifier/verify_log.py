#!/usr/bin/env python3
"""Checks a C2SP tlog-tiles log from outside, with nothing but Python's standard library.

    verify_log.py --key VERIFIER_KEY LOG [--earlier FILE] [--proofs URL]

LOG        a folder, or an address such as http://127.0.0.1:7480/log
--earlier  a checkpoint kept from before; the log must be its continuation
--proofs   the server's address; the proof it hands out for each segment is checked, too

Shares no code with the server. Signed notes: c2sp.org/signed-note. Tiles: c2sp.org/tlog-tiles. Hashing: RFC 6962,
section 2.1. Inclusion: RFC 9162, section 2.1.3.2. Ed25519: RFC 8032, section 5.1.7. Ends with 0 if all holds, else 1.
"""

import argparse
import base64
import hashlib
import json
import os
import re
import struct
import sys
import urllib.error
import urllib.request

WIDTH = 256


class Untrue(Exception):
    """Something the log claims is not so."""


# Ed25519, RFC 8032. Slow and plain; only public values are handled, so timing does not matter.
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def add(a, b):
    x = (a[1] - a[0]) * (b[1] - b[0]) % P
    y = (a[1] + a[0]) * (b[1] + b[0]) % P
    t = 2 * a[3] * b[3] * D % P
    z = 2 * a[2] * b[2] % P
    e, f, g, h = y - x, z - t, z + t, y + x
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def multiply(number, point):
    result = (0, 1, 1, 0)
    while number > 0:
        if number & 1:
            result = add(result, point)
        point = add(point, point)
        number >>= 1
    return result


def same(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def unpack_point(data):
    if len(data) != 32:
        raise Untrue("a curve point has %d bytes" % len(data))
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    if y >= P:
        raise Untrue("a curve point is out of range")
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P != 0:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P != 0 or (x == 0 and sign):
        raise Untrue("a curve point is not on the curve")
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


BASE = unpack_point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def ed25519_holds(key, message, signature):
    if len(signature) != 64:
        return False
    point_a = unpack_point(key)
    point_r = unpack_point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if s >= ORDER:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    return same(multiply(s, BASE), add(point_r, multiply(h, point_a)))


# Signed notes and checkpoints.
def parse_key(text):
    name, key_id, rest = text.strip().split("+", 2)
    raw = base64.b64decode(rest, validate=True)
    if len(raw) != 33 or raw[0] != 1:
        raise Untrue("the verifier key is no Ed25519 log key")
    if hashlib.sha256(name.encode() + b"\n" + raw).digest()[:4].hex() != key_id:
        raise Untrue("the verifier key's id does not fit the key")
    return name, bytes.fromhex(key_id), raw[1:]


def open_checkpoint(note, key):
    name, key_id, public = key
    split = note.rfind(b"\n\n")
    if split < 0 or not note.endswith(b"\n"):
        raise Untrue("the checkpoint is no signed note")
    text = note[: split + 1]
    signed = False
    for line in note[split + 2 : -1].decode().split("\n"):
        match = re.fullmatch("\u2014 ([^ +]+) ([A-Za-z0-9+/=]+)", line)
        if not match:
            raise Untrue("a signature line of the checkpoint is malformed")
        payload = base64.b64decode(match.group(2), validate=True)
        if match.group(1) == name and payload[:4] == key_id:
            if not ed25519_holds(public, text, payload[4:]):
                raise Untrue("the log's signature on the checkpoint is wrong")
            signed = True
    if not signed:
        raise Untrue("the checkpoint is not signed by the log's key")
    match = re.fullmatch("([^\n]+)\n(0|[1-9][0-9]*)\n([A-Za-z0-9+/=]{44})\n", text.decode())
    if not match or match.group(1) != name:
        raise Untrue("the checkpoint is not one of the log " + name)
    return int(match.group(2)), base64.b64decode(match.group(3), validate=True)


# RFC 6962 hashing.
def leaf_hash(entry):
    return hashlib.sha256(b"\0" + entry).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def root(hashes):
    if not hashes:
        return hashlib.sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    split = 1 << ((len(hashes) - 1).bit_length() - 1)
    return node_hash(root(hashes[:split]), root(hashes[split:]))


def inclusion_path(index, hashes):
    if len(hashes) == 1:
        return []
    split = 1 << ((len(hashes) - 1).bit_length() - 1)
    if index < split:
        return inclusion_path(index, hashes[:split]) + [root(hashes[split:])]
    return inclusion_path(index - split, hashes[split:]) + [root(hashes[:split])]


def included(leaf, index, size, path, head):
    """RFC 9162, section 2.1.3.2."""
    if index >= size:
        return False
    fn, sn, r = index, size - 1, leaf
    for step in path:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            r = node_hash(step, r)
            while not fn & 1 and fn != 0:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node_hash(r, step)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and r == head


# Where the files come from.
class Folder:
    def __init__(self, path):
        self.path = path

    def read(self, name):
        try:
            with open(os.path.join(self.path, name), "rb") as file:
                return file.read()
        except FileNotFoundError:
            return None


class Web:
    def __init__(self, address):
        self.address = address.rstrip("/")

    def read(self, name):
        try:
            with urllib.request.urlopen(self.address + "/" + name, timeout=30) as answer:
                return answer.read()
        except urllib.error.HTTPError as error:
            if error.code == 404:
                return None
            raise


def tile_name(kind, index, width):
    groups = "%03d" % (index % 1000)
    while index >= 1000:
        index //= 1000
        groups = "x%03d/%s" % (index % 1000, groups)
    return "tile/%s/%s%s" % (kind, groups, "" if width == WIDTH else ".p/%d" % width)


def read_tile(source, kind, index, width):
    """A partial tile may be gone once the full one exists."""
    data = source.read(tile_name(kind, index, width))
    if data is None and width < WIDTH:
        data = source.read(tile_name(kind, index, WIDTH))
    if data is None:
        raise Untrue(tile_name(kind, index, width) + " is missing")
    return data


def widths(count):
    return [WIDTH] * (count // WIDTH) + ([count % WIDTH] if count % WIDTH else [])


def read_entries(source, size):
    entries = []
    for index, width in enumerate(widths(size)):
        data, at, bundle = read_tile(source, "entries", index, width), 0, []
        while at < len(data):
            (length,) = struct.unpack_from(">H", data, at)
            bundle.append(data[at + 2 : at + 2 + length])
            at += 2 + length
        if at != len(data) or len(bundle) < width:
            raise Untrue("bundle %d is cut off" % index)
        entries += bundle[:width]
    return entries


def check_hash_tiles(source, leaves):
    """Every tile of every level must hold what the entries give."""
    level, hashes = 0, leaves
    while hashes:
        for index, width in enumerate(widths(len(hashes))):
            expected = b"".join(hashes[index * WIDTH : index * WIDTH + width])
            if read_tile(source, str(level), index, width)[: len(expected)] != expected:
                raise Untrue(tile_name(str(level), index, width) + " does not fit the entries")
        hashes = [root(hashes[i * WIDTH : (i + 1) * WIDTH]) for i in range(len(hashes) // WIDTH)]
        level += 1


def check_served_proof(address, entry, index, key):
    header = json.loads(entry)["header"]
    url = "%s/v1/log/proof?device=%s&segment=%d" % (address.rstrip("/"), header["device"], header["number"])
    with urllib.request.urlopen(url, timeout=30) as answer:
        text = answer.read()
    lines, note = text.split(b"\n\n", 1)
    lines = lines.decode().split("\n")
    if lines[0] != "c2sp.org/tlog-proof@v1" or lines[1] != "index %d" % index:
        raise Untrue("the proof served for entry %d is another one" % index)
    size, head = open_checkpoint(note, key)
    path = [base64.b64decode(line, validate=True) for line in lines[2:]]
    if not included(leaf_hash(entry), index, size, path, head):
        raise Untrue("the proof served for entry %d does not hold" % index)


def check(arguments):
    key = parse_key(arguments.key)
    web = arguments.log.startswith(("http://", "https://"))
    source = Web(arguments.log) if web else Folder(arguments.log)
    note = source.read("checkpoint")
    if note is None:
        raise Untrue("there is no checkpoint")
    size, head = open_checkpoint(note, key)
    entries = read_entries(source, size)
    leaves = [leaf_hash(entry) for entry in entries]
    check_hash_tiles(source, leaves)
    if root(leaves) != head:
        raise Untrue("the root of the %d entries is not the signed one" % size)
    for index, leaf in enumerate(leaves):
        if not included(leaf, index, size, inclusion_path(index, leaves), head):
            raise Untrue("entry %d is not in the log" % index)
    if arguments.earlier:
        with open(arguments.earlier, "rb") as file:
            earlier_size, earlier_head = open_checkpoint(file.read(), key)
        if earlier_size > size or root(leaves[:earlier_size]) != earlier_head:
            raise Untrue("the log is not the continuation of the earlier checkpoint of %d entries" % earlier_size)
    if arguments.proofs:
        for index, entry in enumerate(entries):
            check_served_proof(arguments.proofs, entry, index, key)
    seen = set()
    for index, entry in enumerate(entries):
        header = json.loads(entry)["header"]
        if (header["device"], header["number"]) in seen:
            raise Untrue("entry %d is a second segment %d of one device" % (index, header["number"]))
        seen.add((header["device"], header["number"]))
    print("verified %d segments under root %s" % (size, base64.b64encode(head).decode()))


def main():
    parser = argparse.ArgumentParser(description="Checks a C2SP tlog-tiles log from outside.")
    parser.add_argument("log")
    parser.add_argument("--key", required=True)
    parser.add_argument("--earlier")
    parser.add_argument("--proofs")
    try:
        check(parser.parse_args())
    except (Untrue, ValueError, KeyError, OSError, struct.error) as problem:
        print("NOT verified: %s" % problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
