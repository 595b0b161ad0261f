"""Frames: slots filled, and missing ones told."""

import pytest
from markupsafe import Markup

from scripts.publish.frames.frames import FrameProblem, parse_frame
from scripts.publish.framing import frame_for


def test_what_fills_a_slot_stands_in_its_place() -> None:
    frame = parse_frame("frame", "<title>[[slot:title]]</title><main>[[slot:content]]</main>")
    assert frame.fill({"title": "T", "content": "C"}) == "<title>T</title><main>C</main>"


def test_a_slot_on_a_line_of_its_own_loses_the_paragraph_that_markdown_put_around_it() -> None:
    assert (
        parse_frame("page", "<h1>H</h1>\n<p>[[slot:topics]]</p>\n").fill({"topics": Markup("<ul></ul>")})
        == "<h1>H</h1>\n<ul></ul>\n"
    )


def test_mark_up_is_set_into_a_slot_as_it_is_and_text_is_escaped() -> None:
    frame = parse_frame("frame", '<a title="[[slot:title]]">[[slot:content]]</a>')
    filled = frame.fill({"title": '"><script>', "content": Markup("<b>C</b>")})
    assert filled == '<a title="&#34;&gt;&lt;script&gt;"><b>C</b></a>'


def test_a_slot_named_in_a_record_is_left_as_typed() -> None:
    frame = parse_frame("frame", "[[slot:title]] [[slot:content]]")
    assert frame.fill({"title": "[[slot:content]]", "content": "C"}) == "[[slot:content]] C"


def test_a_frame_that_lost_a_slot_is_told_in_a_sentence() -> None:
    with pytest.raises(FrameProblem) as told:
        parse_frame("frames/index.html", "<main></main>", ("content",))
    assert str(told.value) == (
        "frames/index.html: the slot 'content' is missing. A template in docs/overrides no longer prints [[slot:content]]."
    )


def test_a_slot_that_nothing_fills_is_told_in_a_sentence() -> None:
    with pytest.raises(FrameProblem) as told:
        parse_frame("about/index.html", "[[slot:tpoics]]").fill({"title": "", "topics": ""})
    assert str(told.value) == "about/index.html: nothing fills the slot 'tpoics'. The slots are title, topics."


def test_an_address_deeper_than_any_frame_stops_the_build_with_a_sentence() -> None:
    with pytest.raises(FrameProblem) as stopped:
        frame_for({}, "bodies/agm/history/")
    assert str(stopped.value) == (
        "There is no frame for /bodies/agm/history/, an address of 3 steps: see FRAMES in framing.py."
    )


def test_the_check_boxes_of_a_drawer_that_the_site_lacks_are_left_out() -> None:
    toggle = '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">'
    overlay = '<label class="md-overlay" for="__drawer"></label>'
    frame = parse_frame("frame", f'<body>\n    {toggle}\n    {overlay}<input name="q" autocomplete="off">')
    assert frame.fill({}) == '<body><input name="q" autocomplete="off">'
