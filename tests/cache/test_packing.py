"""Packing: values come back as they were, and nothing else comes back at all."""

import os
import pickle
import zlib
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.analysing import analyse
from newsmorgue.gist import gist_of
from newsmorgue.group import traits_of
from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import Kind
from newsmorgue.packing import DamagedError, packed, unpacked
from newsmorgue.read import dump_of, read
from newsmorgue.resolve import Knowledge, roll_of


def test_analyses_and_their_gists_come_back(checkout):
    lexicon = load_lexicon()
    reading = read(checkout / "tests" / "golden" / "corpus")
    for file in reading.files:
        analysis = analyse(dump_of(file, reading.data[file.name]), lexicon)
        found = analysis, gist_of(analysis), roll_of(analysis, Knowledge(lexicon)), traits_of(analysis)
        for smaller in (True, False):
            assert unpacked(packed(found, smaller=smaller)) == found


def test_members_of_enumerations_come_back_in_every_python(monkeypatch):
    """Python 3.11.2 has `getattr` put them together, which nothing that is kept may call."""
    monkeypatch.setattr(Enum, "__reduce_ex__", lambda member, _: (getattr, (type(member), member.name)))
    assert unpacked(packed(Kind.PLACE)) is Kind.PLACE


@given(st.binary(max_size=300))
def test_any_other_bytes_are_damaged(content):
    with pytest.raises(DamagedError):
        unpacked(content)


@given(st.integers(0), st.integers(1, 255), st.booleans())
def test_a_changed_byte_is_damage(at, change, smaller):
    content = bytearray(packed(["some words", 1, None], smaller=smaller))
    content[at % len(content)] ^= change
    with pytest.raises(DamagedError):
        unpacked(bytes(content))


class Evil:
    """Runs a command when it is read as any pickle."""

    def __reduce__(self):
        return os.system, ("exit 0",)


def with_sum(content):
    return zlib.crc32(content).to_bytes(4) + content


def test_nothing_of_others_is_run():
    content = pickle.dumps(Evil())
    for each in (content, zlib.compress(content)):
        with pytest.raises(DamagedError):
            unpacked(with_sum(each))


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("newsmorgue.cli", "webbrowser.subprocess.Popen"),
        ("newsmorgue.read", "Path"),
        ("newsmorgue.no_such_module", "Value"),
        ("newsmorgue.model", "NoSuchValue"),
        ("subprocess", "Popen"),
    ],
)
def test_names_that_lead_elsewhere_are_damage(module, name):
    names = b"".join(bytes([0x8C, len(each)]) + each.encode() for each in (module, name))
    for _ in range(2):  # what is refused once is not remembered as good
        with pytest.raises(DamagedError):
            unpacked(with_sum(b"\x80\x04" + names + b"\x93."))
