"""The name model with its products rewritten says what the packed one says."""

from __future__ import annotations

from typing import Any

import numpy as np
import onnxruntime
import pytest
from tokenizers import Tokenizer

from guardrails.redaction.int8 import with_int8_products
from guardrails.redaction.ner import BALANCE, Rampart, model_folder

MESSAGES = (
    "this is priya venkataraman, my number is 202 555 0143",
    "Could Oluwaseun Adeyemi come on Thursday instead? He lives at 41 Birch Lane, Dayton.",
    "soy marisol quintero y quiero una cita con la doctora",
    "anything friday afternoon?",
)


def _inputs(tokenizer: Tokenizer, text: str) -> dict[str, Any]:
    tokens = np.array([tokenizer.encode(text).ids], dtype=np.int64)
    return {"input_ids": tokens, "attention_mask": np.ones_like(tokens), "token_type_ids": np.zeros_like(tokens)}


def test_the_rewritten_model_labels_words_as_the_packed_model_does() -> None:
    folder = model_folder()
    packed = (folder / "onnx" / "model_q4.onnx").read_bytes()
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    feeds = [_inputs(tokenizer, text) for text in MESSAGES]
    rewritten = with_int8_products(packed, [_inputs(tokenizer, text) for text in BALANCE])
    slow, fast = (onnxruntime.InferenceSession(m, providers=["CPUExecutionProvider"]) for m in (packed, rewritten))
    for feed in feeds:
        wanted, found = (session.run(None, feed)[0][0].argmax(axis=-1) for session in (slow, fast))
        assert np.mean((wanted == 0) == (found == 0)) >= 0.95


def test_no_product_of_the_rewritten_model_is_left_packed() -> None:
    folder = model_folder()
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    packed = (folder / "onnx" / "model_q4.onnx").read_bytes()
    rewritten = with_int8_products(packed, [_inputs(tokenizer, "Ann Lee")])
    assert b"MatMulNBits" in packed
    assert b"MatMulNBits" not in rewritten


def test_the_model_as_it_is_loaded_finds_names_in_any_case() -> None:
    found = {MESSAGES[0][e.start : e.end] for e in Rampart().entities(MESSAGES[0])}
    assert any("priya" in name for name in found)
    assert any("venkataraman" in name for name in found)


def test_a_file_that_is_no_model_is_refused() -> None:
    with pytest.raises(ValueError, match="ONNX"):
        with_int8_products(b"\xff\xfe no model", [])
