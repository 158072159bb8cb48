"""QR codes as PNG, made from ISO/IEC 18004 and the PNG specification alone: byte mode, error correction L, mask 0."""

import base64
import struct
import zlib

# By version: error correction codewords a block, data codewords of each block, centres of alignment patterns.
VERSIONS = {
    5: (26, [108], [6, 30]),
    10: (18, [68] * 2 + [69] * 2, [6, 28, 50]),
    15: (22, [87] * 5 + [88], [6, 26, 48, 70]),
    20: (28, [107] * 3 + [108] * 5, [6, 34, 62, 90]),
}
QUIET_ZONE = 4


def _field():
    powers, logarithms, value = [], {}, 1
    for exponent in range(255):
        powers.append(value)
        logarithms[value] = exponent
        value = value << 1 ^ (0x11D if value & 0x80 else 0)
    return powers, logarithms


POWERS, LOGARITHMS = _field()


def _times(a, b):
    return POWERS[(LOGARITHMS[a] + LOGARITHMS[b]) % 255] if a and b else 0


def _check_words(data, count):
    """The remainder of Reed and Solomon."""
    generator = [1]
    for exponent in range(count):
        generator = [a ^ _times(b, POWERS[exponent]) for a, b in zip(generator + [0], [0] + generator)]
    remainder = list(data) + [0] * count
    for position in range(len(data)):
        factor = remainder[position]
        for offset, each in enumerate(generator):
            remainder[position + offset] ^= _times(each, factor)
    return remainder[len(data):]


def _with_bch(value, generator, bits):
    rest = value << bits
    for shift in range(rest.bit_length() - bits - 1, -1, -1):
        if rest >> (shift + bits) & 1:
            rest ^= generator << shift
    return value << bits | rest


def _codewords(text, version):
    check_count, sizes, _ = VERSIONS[version]
    length_bits = 8 if version < 10 else 16
    bits = "0100" + format(len(text), f"0{length_bits}b") + "".join(f"{byte:08b}" for byte in text) + "0000"
    bits += "0" * (-len(bits) % 8)
    data = [int(bits[at:at + 8], 2) for at in range(0, len(bits), 8)]
    while len(data) < sum(sizes):
        data += [0xEC, 0x11][:sum(sizes) - len(data)]
    data = data[:sum(sizes)]
    blocks, start = [], 0
    for size in sizes:
        blocks.append(data[start:start + size])
        start += size
    checks = [_check_words(block, check_count) for block in blocks]
    words = [block[at] for at in range(max(sizes)) for block in blocks if at < len(block)]
    return words + [check[at] for at in range(check_count) for check in checks]


def _place_patterns(side, version):
    """Module by (row, column) for everything that is not data; dark is 1."""
    modules = {}
    for top, left in ((0, 0), (0, side - 7), (side - 7, 0)):
        for row in range(-1, 8):
            for column in range(-1, 8):
                distance = max(abs(row - 3), abs(column - 3))
                if 0 <= top + row < side and 0 <= left + column < side:
                    modules[top + row, left + column] = int(distance not in (2, 4))
    for at in range(8, side - 8):
        modules[6, at] = modules[at, 6] = (at + 1) % 2
    centres = VERSIONS[version][2]
    for row in centres:
        for column in centres:
            if (row, column) in modules and (row, column) not in [(6, c) for c in centres[1:-1]] + [
                    (c, 6) for c in centres[1:-1]]:
                continue
            for dr in range(-2, 3):
                for dc in range(-2, 3):
                    modules[row + dr, column + dc] = int(max(abs(dr), abs(dc)) != 1)
    modules[side - 8, 8] = 1
    _place_information(modules, side, version)
    return modules


def _place_information(modules, side, version):
    error_correction_l, mask = 0b01, 0
    form = _with_bch(error_correction_l << 3 | mask, 0x537, 10) ^ 0x5412
    near = [(8, c) for c in (0, 1, 2, 3, 4, 5, 7, 8)] + [(r, 8) for r in (7, 5, 4, 3, 2, 1, 0)]
    far = [(side - 1 - i, 8) for i in range(7)] + [(8, side - 8 + i) for i in range(8)]
    for places in (near, far):
        for index, place in enumerate(places):
            modules[place] = form >> (14 - index) & 1
    if version >= 7:
        word = _with_bch(version, 0x1F25, 12)
        for index in range(18):
            row, column = index // 3, side - 11 + index % 3
            modules[row, column] = modules[column, row] = word >> index & 1


def qr_modules(text):
    """Rows of modules, true where dark."""
    version = next(v for v, (_, sizes, _) in VERSIONS.items() if len(text) + 3 <= sum(sizes))
    side = 17 + 4 * version
    modules = _place_patterns(side, version)
    bits = iter("".join(f"{word:08b}" for word in _codewords(text, version)))
    upwards = True
    for right in [*range(side - 1, 6, -2), 5, 3, 1]:
        for row in range(side - 1, -1, -1) if upwards else range(side):
            for column in (right, right - 1):
                if (row, column) not in modules:
                    modules[row, column] = int(next(bits, "0")) ^ (row + column + 1) % 2
        upwards = not upwards
    return [[bool(modules[row, column]) for column in range(side)] for row in range(side)]


def png(rows):
    """An 8 bit grey PNG of rows of brightness."""
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 0, 0, 0, 0)
    lines = b"".join(b"\0" + bytes(row) for row in rows)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def qr_png(text, scale=4):
    modules = qr_modules(text.encode())
    side = len(modules) + 2 * QUIET_ZONE
    rows = [[255] * side for _ in range(side)]
    for row, line in enumerate(modules, QUIET_ZONE):
        for column, dark in enumerate(line, QUIET_ZONE):
            rows[row][column] = 0 if dark else 255
    return png([[value for value in row for _ in range(scale)] for row in rows for _ in range(scale)])


def base64_of(data):
    return base64.b64encode(data).decode()
