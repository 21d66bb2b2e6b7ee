"""What is put aside comes back, in any process and on any disk, and nothing of it is left."""

import errno
import io
import os
import pickle
import tempfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.spill import Spill, Spilled
from newsmorgue.workers import Workers

CONTENTS = [b"a text", b"", "\u00e9".encode() * 5_000, b"the last"]


def put(spill, contents=CONTENTS):
    return Spilled(spill, {number: spill.put(each) for number, each in enumerate(contents)})


@given(st.lists(st.binary(max_size=50)))
def test_what_was_put_aside_comes_back_in_any_order(contents):
    spilled = put(Spill(), contents)
    assert len(spilled) == len(contents)
    assert [spilled[number] for number in reversed(range(len(contents)))] == contents[::-1]
    assert dict(spilled) == dict(enumerate(contents))


@given(st.lists(st.lists(st.binary(max_size=50))))
def test_what_was_put_aside_together_comes_back_one_by_one(several):
    spill = Spill()
    asides = [spill.put_together(contents) for contents in several]
    assert [list(map(spill.get, each)) for each in asides] == several


def test_more_can_be_put_aside_between_two_looks(monkeypatch):
    monkeypatch.delattr(os, "pread", raising=False)  # as on Windows
    spill = Spill()
    first = spill.put(b"first")
    assert spill.get(first) == b"first"
    second, third = spill.put(b"second"), spill.put(b"third")
    assert [spill.get(each) for each in (third, first, second)] == [b"third", b"first", b"second"]


def look(spilled, number):
    return spilled[number]


def test_processes_read_it_at_the_same_time():
    numbers = list(range(len(CONTENTS))) * 50
    found = Workers(2).map(look, put(Spill()), numbers)
    assert list(found) == CONTENTS * 50


def test_other_machines_get_the_bytes():
    spilled = put(Spill())
    assert pickle.loads(pickle.dumps(spilled)) == dict(enumerate(CONTENTS))  # noqa: S301 - our own


def test_what_is_cut_off_is_told():
    spill = Spill()
    place = spill.put(b"a text")
    spill._file.truncate(2)
    with pytest.raises(OSError, match="not there any more"):
        spill.get(place)


def test_nothing_is_left_in_the_folder(tmp_path):
    spilled = put(Spill(tmp_path))
    assert spilled[0] == CONTENTS[0]
    del spilled
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_done_without(tmp_path):
    spilled = put(Spill(tmp_path / "none"))
    assert list(spilled.values()) == CONTENTS
    assert all(isinstance(place, tuple) for place in spilled._asides.values())


class Full(io.BytesIO):
    """A file on a disk with room for so many bytes, which tells that there is none left or writes less."""

    def __init__(self, room, *, tells):
        super().__init__()
        self.room, self.tells = room, tells

    def write(self, content):
        room = self.room - self.tell()
        if len(content) > room and self.tells:
            raise OSError(errno.ENOSPC, "no space left on device")
        return super().write(content[:room])


@pytest.mark.parametrize("tells", [True, False])
@pytest.mark.parametrize("room", [0, 3, 6, 200])
def test_what_does_not_fit_on_the_disk_stays_in_memory(monkeypatch, room, tells):
    monkeypatch.delattr(os, "pread", raising=False)
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_: Full(room, tells=tells))
    assert list(put(Spill()).values()) == CONTENTS
    spill = Spill()
    assert [spill.get(each) for each in spill.put_together(CONTENTS)] == CONTENTS


def test_without_any_disk_everything_stays_in_memory(monkeypatch, tmp_path):
    def refuse(**_):
        raise PermissionError

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    assert list(put(Spill(tmp_path)).values()) == CONTENTS
