"""Sets one attribute in an ONNX file: 4-bit products computed on 8-bit activations, twice as fast on a CPU with VNNI.

ONNX Runtime computes `MatMulNBits` in float unless the node's `accuracy_level` is 4 (com.microsoft contrib operators).
The weights do not carry it, and the `onnx` package is not needed for one attribute: this walks the protobuf by hand
(ModelProto.graph = 7, GraphProto.node = 1, NodeProto.op_type = 4, NodeProto.attribute = 5; onnx.proto3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

_LENGTH_DELIMITED = 2
_FIXED = {1: 8, 5: 4}
_GRAPH, _NODE, _OP_TYPE, _ATTRIBUTE = 7, 1, 4, 5
_NAME = b"accuracy_level"
_INT8_ATTRIBUTE = bytes([0x0A, len(_NAME)]) + _NAME + bytes([0x18, 4, 0xA0, 0x01, 2])
"""AttributeProto: name = 1, i = 3 (the value 4), type = 20 (INT)."""


def with_int8_products(model: bytes) -> bytes:
    """The model with accuracy level 4 on every MatMulNBits node that says nothing of it. ValueError if it is no protobuf."""
    return _rewrite(model, _GRAPH, lambda graph: _rewrite(graph, _NODE, _node))


def _node(node: bytes) -> bytes:
    fields = list(_fields(node))
    is_product = any(number == _OP_TYPE and body == b"MatMulNBits" for number, _, body in fields)
    has_level = any(number == _ATTRIBUTE and body is not None and _NAME in body for number, _, body in fields)
    return node + _delimited(_ATTRIBUTE, _INT8_ATTRIBUTE) if is_product and not has_level else node


def _rewrite(message: bytes, wanted: int, change: Callable[[bytes], bytes]) -> bytes:
    """The message with each length-delimited field of this number changed."""
    pieces = []
    for number, raw, body in _fields(message):
        pieces.append(_delimited(number, change(body)) if number == wanted and body is not None else raw)
    return b"".join(pieces)


def _fields(message: bytes) -> Iterator[tuple[int, bytes, bytes | None]]:
    """(number, the field as it stands, its body where it is length-delimited)."""
    at = 0
    while at < len(message):
        start = at
        key, at = _varint(message, at)
        kind, body = key & 7, None
        if kind == _LENGTH_DELIMITED:
            length, at = _varint(message, at)
            body = message[at : at + length]
            at += length
        elif kind == 0:
            _, at = _varint(message, at)
        elif kind in _FIXED:
            at += _FIXED[kind]
        else:
            raise ValueError("not an ONNX file")
        if at > len(message):
            raise ValueError("not an ONNX file")
        yield key >> 3, message[start:at], body


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while at < len(data) and shift < 70:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if not byte & 0x80:
            return value, at
    raise ValueError("not an ONNX file")


def _delimited(number: int, body: bytes) -> bytes:
    return _encode(number << 3 | _LENGTH_DELIMITED) + _encode(len(body)) + body


def _encode(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)
