#!/usr/bin/env python3
"""The command as a user meets it: every sub-command, every exit code, every kind of bad input.

Usage: command_test.py COMMAND MINIMAL
"""
import csv
import gzip
import html.parser
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

COMMAND, MINIMAL = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
FERRY = "The ferry between the two islands will sail again on Monday, the harbour office in the old town said."
MAYOR = "\u201cWe are glad that the long wait is over,\u201d said the mayor, Ada Blum, after the meeting on Friday."
STORM = "Nobody was hurt when a storm tore the pier away in the first week of March, although two boats were lost."


class CommandCase(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    def run_command(self, *arguments, code=0, given=b"", **more):
        done = subprocess.run([COMMAND, *arguments], input=given, stdout=more.pop("stdout", subprocess.PIPE),
                              stderr=subprocess.PIPE, timeout=60, cwd=self.folder, check=False, **more)
        self.error = done.stderr.decode()
        self.assertEqual(done.returncode, code, self.error)
        return done.stdout

    def records(self, *arguments, **more):
        return [json.loads(line) for line in self.run_command(*arguments, **more).splitlines()]


class RecordsTest(CommandCase):
    # ---- what it gives ----

    def test_extract_gives_a_record_for_each_file_in_order(self):
        one, two = self.file("one.txt", FERRY), self.file("two.txt", f"{MAYOR}\n\n{FERRY}\n")
        records = self.records("extract", one, two)
        self.assertEqual([record["id"] for record in records], [one, two])
        self.assertEqual([record["status"] for record in records], ["ok", "ok"])
        repeated = [repeat for block in records[1]["blocks"] for repeat in block["repeats"]]
        self.assertEqual([(repeat["id"], repeat["kind"]) for repeat in repeated], [(one, "exact")])

    def test_load_finds_blocks_and_no_repeats(self):
        (record,) = self.records("load", self.file("twice.txt", f"{FERRY}\n\n{FERRY}\n"))
        self.assertEqual(len(record["blocks"]), 2)
        self.assertEqual([block["repeats"] for block in record["blocks"]], [[], []])

    def test_every_format_is_written(self):
        path = self.file("one.txt", f"{MAYOR}\n\n{FERRY}\n")
        self.assertEqual(len(json.loads(self.run_command("extract", "--format", "json", path))), 1)
        rows = list(csv.DictReader(io.StringIO(self.run_command("extract", "--format=csv", path).decode())))
        self.assertTrue(all(row["article_id"] == path and None not in row for row in rows))
        self.assertIn(path, self.run_command("extract", "-f", "text", path).decode())

    def test_the_name_of_the_output_decides_the_format(self):
        path = self.file("one.txt", FERRY)
        for name, first in (("out.json", "["), ("out.csv", "article_id,"), ("out.jsonl", "{"), ("out.txt", "\u2500")):
            self.run_command("extract", "-o", name, path)
            self.assertTrue((self.folder / name).read_text().startswith(first), name)

    def test_triples_and_reasons_are_added_when_asked_for(self):
        path = self.file("one.txt", "Ada Blum, the mayor, opened the bridge on Friday.\n")
        (plain,), (more,) = self.records("extract", path), self.records("extract", "--triples", "--why", path)
        self.assertTrue(all("triples" in claim and "why" in claim for claim in more["claims"]))
        self.assertFalse(any("triples" in claim for claim in plain["claims"]))
        self.assertEqual([claim["id"] for claim in plain["claims"]], [claim["id"] for claim in more["claims"]])

    def test_json_and_jsonl_hold_the_same_records(self):
        paths = [self.file(f"{i}.txt", f"{FERRY}\n\n{MAYOR} {i}\n") for i in range(5)]
        self.assertEqual(json.loads(self.run_command("extract", "-f", "json", *paths)),
                         self.records("extract", "-f", "jsonl", *paths))

    def test_a_stream_gives_the_same_repeats(self):
        paths = [self.file(f"{i}.txt", f"{FERRY}\n\n{MAYOR}\n\n{STORM} {i}\n") for i in range(4)]
        blocks = [[record["blocks"] for record in self.records("extract", *options, *paths)]
                  for options in ([], ["--stream"])]
        for block in (block for records in blocks for record in records for block in record):
            for repeat in block["repeats"]:  # a stream has let go of the earlier texts
                del repeat["changes"], repeat["changed"]
        self.assertEqual(blocks[0], blocks[1])

    def test_spans_are_bytes_of_the_file(self):
        content = f"\ufeff{MAYOR}\n\n{FERRY}\n".encode()
        (record,) = self.records("load", self.file("bom.txt", content))
        texts = [content[start:end].decode() for block in record["blocks"] for start, end in block["span"]]
        self.assertEqual([text.lstrip("\ufeff") for text in texts], [MAYOR, FERRY])

    # ---- deduplicate ----

    def test_deduplicate_gives_records_and_a_summary(self):
        path = self.file("twice.txt", f"{FERRY}\n\n{MAYOR}\n\n{FERRY}\n")
        (record,) = self.records("deduplicate", path)
        self.assertEqual([len(block["repeats"]) for block in record["blocks"]], [0, 0, 1])
        self.assertIn("1 articles, 3 blocks: 2 kept, 1 repeated, 1 exact", self.error)

    def test_kept_is_the_text_without_repeats_and_can_be_read_again(self):
        one, two = self.file("one.txt", f"{FERRY}\n\n{MAYOR}\n\n{FERRY}\n"), self.file("two.txt", f"{STORM}\n\n{FERRY}")
        self.assertEqual(self.run_command("deduplicate", "--kept", "-f", "text", one, two).decode(),
                         f"{FERRY}\n\n{MAYOR}\n\n{STORM}\n\n")
        lines = self.run_command("deduplicate", "--kept", one, two)
        self.assertEqual([json.loads(line)["text"] for line in lines.splitlines()], [f"{FERRY}\n\n{MAYOR}", STORM])
        again = self.run_command("deduplicate", "--kept", "-", given=lines)
        self.assertEqual(again, lines)

    def test_pairs_name_both_places(self):
        one, two = self.file("one.txt", f"{FERRY}\n\n{MAYOR}\n"), self.file("a,b.txt", f"{STORM}\n\n{MAYOR}\n")
        rows = list(csv.reader(io.StringIO(self.run_command("deduplicate", "--pairs", one, two).decode())))
        self.assertEqual(rows, [["id", "block", "other_id", "other_block", "kind", "similarity"],
                                [two, "1", one, "1", "exact", "1.000"]])

    def test_an_index_remembers_earlier_runs(self):
        one, two = self.file("one.txt", FERRY), self.file("two.txt", f"{FERRY}\n\n{STORM}\n")
        self.records("deduplicate", "--index", "seen.index", one)
        (record,) = self.records("extract", "--index", "seen.index", two)
        self.assertEqual([repeat["id"] for repeat in record["blocks"][0]["repeats"]], [one])

    def test_a_damaged_index_is_refused_and_left_alone(self):
        damaged = self.file("seen.index", b"no index at all")
        self.run_command("deduplicate", "--index", damaged, self.file("one.txt", FERRY), code=3)
        self.assertIn("seen.index", self.error)
        self.assertEqual(pathlib.Path(damaged).read_bytes(), b"no index at all")

    # ---- JSON Lines, packed files, standard input ----

    def test_json_lines_bring_their_metadata(self):
        line = {"id": 17, "text": FERRY, "title": "A title", "date": "2025-11-20T08:00:00Z", "url": "http://x.example/"}
        (record,) = self.records("load", self.file("a.jsonl", json.dumps(line) + "\n\n"))
        self.assertEqual([record[key] for key in ("id", "title", "published", "source")],
                         ["17", "A title", "2025-11-20", "http://x.example/"])

    def test_bad_lines_become_records_and_the_rest_goes_on(self):
        lines = ['{"text": 3}', "not json", "[1]", '{"id": "good", "text": ' + json.dumps(FERRY) + "}", '{"id": "x"}',
                 json.dumps({"id": "day", "date": "yesterday", "text": FERRY})]
        path = self.file("a.jsonl", "\n".join(lines))
        records = self.records("load", path, code=1)
        self.assertEqual([record["status"] for record in records],
                         ["bad_format"] * 3 + ["ok", "bad_format", "ok"])
        self.assertEqual([record["id"] for record in records],
                         [f"{path}:1", f"{path}:2", f"{path}:3", "good", "x", "day"])
        self.assertIn(f"{path}:2", self.error)
        self.assertEqual(records[0]["message"], 'line 1: "text" is not a text')
        self.assertEqual(records[4]["message"], 'line 5: the object has no "text"')
        self.assertIn('day: the date "yesterday" is left out', self.error)
        self.assertIn("4 of 6 articles refused", self.error)

    def test_standard_input_is_text_or_json_lines(self):
        (record,) = self.records("load", "-", given=FERRY.encode())
        self.assertEqual((record["id"], record["source"]), ("stdin", None))
        lines = "".join(json.dumps({"id": str(i), "text": FERRY}) + "\n" for i in range(3))
        self.assertEqual([record["id"] for record in self.records("load", "-", given=lines.encode())], ["0", "1", "2"])
        (record,) = self.records("load", "--input", "text", "-", given=lines.encode())
        self.assertEqual(record["id"], "stdin")

    def test_json_is_known_by_its_first_line_and_other_json_is_refused(self):
        line = {"id": "a", "text": FERRY}
        (record,) = self.records("load", self.file("named.json", json.dumps(line) + "\n"))
        self.assertEqual((record["id"], record["status"]), ("a", "ok"))
        for other in (json.dumps([line]), json.dumps(line, indent=1), "\n [1, 2]\n"):
            (record,) = self.records("load", self.file("other.json", other), code=1)
            self.assertEqual(record["status"], "bad_format")
            self.assertIn("give one object a line", record["message"])
        (record,) = self.records("load", "--input", "text", self.file("other.json", json.dumps([line])))
        self.assertEqual(record["status"], "ok")
        (record,) = self.records("load", self.file("marks.txt", "[Editor's note: {sic}] " + FERRY))
        self.assertEqual(record["status"], "ok")

    def test_packed_files_are_unpacked(self):
        line = json.dumps({"id": "packed", "text": FERRY}) + "\n"
        path = self.file("a.jsonl.gz", gzip.compress(line.encode() * 1000))
        records = self.records("load", path)
        if records[0]["status"] != "ok":
            self.skipTest("built without zlib")
        self.assertEqual(len(records), 1000)
        cut = self.file("cut.txt.gz", gzip.compress(os.urandom(5000).hex().encode())[:3000])
        (record,) = self.records("load", cut, code=1)
        self.assertEqual(record["status"], "file_error")

    # ---- what can go wrong ----

    def test_a_bad_article_is_a_record_and_the_rest_goes_on(self):
        good, empty, binary = self.file("g.txt", FERRY), self.file("e.txt", b" \n\n"), self.file("b.txt", bytes(range(256)) * 40)
        missing, folder = str(self.folder / "missing.txt"), str(self.folder)
        records = self.records("extract", empty, binary, missing, folder, good, code=1)
        self.assertEqual([record["status"] for record in records],
                         ["empty", "binary", "file_error", "file_error", "ok"])
        self.assertIn("4 of 5 articles refused", self.error)
        self.assertIn("is a directory; name the files in it", records[3]["message"])

    def test_a_file_without_permission_is_a_record_and_the_rest_goes_on(self):
        nobody = {}
        if os.geteuid() == 0:  # who may read every file
            nobody = {"user": 65534, "group": 65534, "extra_groups": []}
            os.chmod(self.folder, 0o755)
            try:
                subprocess.run([COMMAND, "--version"], capture_output=True, check=True, **nobody)
            except PermissionError:
                self.skipTest("nobody but root can run the command here")
        path, good = self.file("secret.txt", FERRY), self.file("good.txt", FERRY)
        os.chmod(path, 0)
        records = self.records("extract", path, good, code=1, **nobody)
        self.assertEqual([record["status"] for record in records], ["file_error", "ok"])
        self.assertIn("secret.txt: Permission denied", self.error)

    def test_a_name_with_blanks_line_ends_or_a_dash_is_a_name(self):
        for name in ("with space.txt", "two\nlines.txt", "-dash.txt"):
            path = self.file(name, FERRY)
            (record,) = self.records("load", "--", name)
            self.assertEqual((record["id"], record["status"]), (name, "ok"))
            (record,) = self.records("load", path)
            self.assertEqual((record["id"], record["status"]), (path, "ok"))

    def test_long_input_without_line_ends_or_spaces_is_read_quickly(self):
        long, solid = self.file("long.txt", FERRY * 20000), self.file("solid.txt", b"a" * 3_000_000)
        records = self.records("load", long, solid)
        self.assertEqual([(record["id"], len(record["blocks"])) for record in records], [(long, 1), (solid, 1)])

    def test_a_name_that_is_no_utf8_or_would_command_the_terminal_is_shown_harmlessly(self):
        path = os.path.join(os.fsencode(self.folder), b"caf\xe9\x1b[2J.txt")
        pathlib.Path(os.fsdecode(path)).write_text("")
        (record,) = self.records("load", path, code=1)
        self.assertTrue(record["id"].endswith("caf?\x1b[2J.txt"))
        self.assertNotIn("\x1b", self.error)

    @unittest.skipUnless(os.path.exists("/dev/full"), "there is no /dev/full")
    def test_a_full_disk_is_an_error_and_the_index_is_not_saved(self):
        path = self.file("one.txt", FERRY)
        with open("/dev/full", "wb") as full:
            self.run_command("extract", "--index", "seen.index", path, stdout=full, code=3)
        self.assertIn("standard output: No space left on device", self.error)
        self.assertFalse((self.folder / "seen.index").exists())
        self.run_command("extract", "-o", "/dev/full", path, code=3)
        self.assertIn("/dev/full: No space left on device", self.error)

    def test_a_closed_pipe_is_an_error_and_no_signal(self):
        path = self.file("long.txt", f"{FERRY}\n\n" * 5000)
        reading, writing = os.pipe()
        os.close(reading)
        with os.fdopen(writing, "wb") as closed:
            self.run_command("load", path, stdout=closed, code=3)
        self.assertIn("Broken pipe", self.error)

    def test_an_output_that_cannot_be_made_is_an_error(self):
        self.run_command("extract", "-o", "no/such/folder/out.jsonl", self.file("one.txt", FERRY), code=3)
        self.assertIn("No such file or directory", self.error)

    def test_mistakes_on_the_command_line_say_what_there_is(self):
        path = self.file("one.txt", FERRY)
        for arguments, says in (
            (["analyze", path], 'there is no sub-command "analyze"; there are: extract, load, deduplicate'),
            (["extract", "--format", "xml", path], "text, json, jsonl, csv, html"),
            (["extract", "--date", "20.11.2025", path], "--date wants a day that exists, as 2025-11-20"),
            (["extract", "--date", "2025-02-30", path], "--date wants a day that exists, as 2025-11-20"),
            (["extract", "--date", "2025-13-01", path], "--date wants a day that exists, as 2025-11-20"),
            (["extract", "-xyz.txt"], "a file whose name begins with a dash is given as ./-name"),
            (["extract", "--columns", "wide", path], "--columns wants a number"),
            (["extract"], "name a file, or - for standard input"),
            (["extract", "--kept", path], "belong to `peacefacts deduplicate`"),
            (["deduplicate", "--pairs", "-f", "csv", path], "--pairs is always CSV"),
            (["load", "-f", "csv", path], "take json or jsonl"),
            (["load", "--why", path], "belong to `peacefacts extract`"),
            (["load", "--index", "x", path], "--index belongs to"),
            (["extract", "--no-such-option", path], "--no-such-option"),
            ([], "usage: peacefacts extract"),
        ):
            with self.subTest(arguments=arguments):
                self.assertEqual(self.run_command(*arguments, code=2), b"")
                self.assertIn(says, self.error)

    def test_help_and_version_are_answers(self):
        self.assertIn(b"usage: peacefacts extract", self.run_command("--help"))
        self.assertIn(b"usage: peacefacts extract", self.run_command("load", "--help"))
        self.assertRegex(self.run_command("--version"), rb"^peacefacts \d+\.\d+\.\d+\n$")

    # ---- looks ----

    def test_colour_is_for_terminals_unless_asked_for(self):
        path = self.file("one.txt", FERRY)
        self.assertNotIn(b"\x1b", self.run_command("extract", "-f", "text", path))
        self.assertIn(b"\x1b", self.run_command("extract", "-f", "text", "--colour", "always", path))

    def test_a_terminal_gets_the_text_view_and_no_colour_is_honoured(self):
        path = self.file("one.txt", FERRY)
        for environment, coloured in (({"TERM": "xterm"}, True), ({"TERM": "xterm", "NO_COLOR": "1"}, False),
                                      ({"TERM": "dumb"}, False)):
            try:
                leader, follower = os.openpty()
            except OSError as none:
                self.skipTest(f"this system has no terminals to give (is /dev/pts mounted?): {none}")
            subprocess.run([COMMAND, "extract", path], stdout=follower, env={**os.environ, **environment}, check=True,
                           timeout=60)
            os.close(follower)
            shown = b""
            try:
                while chunk := os.read(leader, 65536):
                    shown += chunk
            except OSError:
                pass
            os.close(leader)
            self.assertIn("\u2500\u2500\u2500", shown.decode())
            self.assertEqual(b"\x1b[" in shown, coloured)

    def test_a_spreadsheet_gets_a_byte_order_mark_once(self):
        lines = "".join(json.dumps({"id": f"{i}", "text": f"{STORM} Number {i}."}) + "\n" for i in range(3))
        given = self.run_command("extract", "-f", "csv", "--bom", "--stream", "-", given=lines.encode())
        self.assertTrue(given.startswith(b"\xef\xbb\xbfarticle_id,"))
        self.assertEqual(given.count(b"\xef\xbb\xbf"), 1)
        self.assertEqual(given.count(b"article_id"), 1)


class Page(html.parser.HTMLParser):
    """Reads a page strictly: elements nest, ids are unique, links lead to ids of the page."""

    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.links, self.words = [], set(), set(), ""
        self.feed(text)
        self.close()
        assert not self.open, self.open
        assert self.links <= self.ids, self.links - self.ids

    def handle_starttag(self, tag, attrs):
        assert tag not in ("script", "link", "img", "iframe", "object", "base", "form"), tag
        if tag != "meta":
            self.open.append(tag)
        for name, value in attrs:
            assert not name.startswith("on") and name not in ("src", "srcset", "style"), name
            if name == "id":
                assert value not in self.ids, value
                self.ids.add(value)
            if name == "href":
                assert value.startswith("#"), value
                self.links.add(value[1:])

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.open[-3:])
        self.open.pop()

    def handle_data(self, data):
        self.words += data


class PageTest(CommandCase):
    def test_a_page_nests_and_needs_nothing_from_elsewhere(self):
        hostile = f'<script>alert(1)</script> "><img src=x onerror=y> &amp; {MAYOR}\n\n\u202e{STORM}\x00\x0b\n'
        paths = [self.file("a\"<b>&.txt", f"{MAYOR}\n\n{FERRY}\n"), self.file("b.txt", hostile),
                 self.file("c.txt", f"\u2022 {STORM}\n\u2022 {FERRY}\n\n{MAYOR}\n"), self.file("empty.txt", "")]
        page = Page(self.run_command("extract", "-f", "html", *paths, code=1).decode())
        self.assertIn("<script>alert(1)</script>", page.words)
        self.assertEqual({"a1", "a2", "a3", "a4"} & page.ids, {"a1", "a2", "a3", "a4"})


class MinimalTest(unittest.TestCase):
    def test_the_minimal_example_prints_a_record(self):
        given = subprocess.run([MINIMAL], stdout=subprocess.PIPE, check=True, timeout=60).stdout
        (record,) = json.loads(given)
        self.assertEqual((record["format"], record["status"]), ("peacefacts/1", "ok"))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
