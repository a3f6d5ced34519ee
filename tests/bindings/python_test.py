#!/usr/bin/env python3
"""The Python package as its users meet it. PYTHONPATH names the build folder's bindings/python."""
import datetime
import doctest
import gc
import io
import json
import pathlib
import pickle
import sys
import tempfile
import threading
import time
import unittest

import peacefacts as pf
from peacefacts import _core

BRIDGE = """Riverton opens its bridge

RIVERTON, Nov 20 (NationPress) - The new café by the bridge opened on Thursday, the city said.

“We waited a long time – two years – for this,” Mayor Ann Lee told reporters. “It will last.”

Traffic across the old bridge had been stopped in the spring, when engineers found cracks in two of its piers.
"""
DAY = """The day in short

Traffic across the old bridge had been stopped in the spring, when engineers found cracks in two of its piers.

Nobody was hurt, a spokesman said, adding that the cause was not yet known.
"""


def spans_of(record):
    """All spans of a record that stand beside their text."""
    if isinstance(record, dict):
        if "span" in record and "text" in record:
            yield record["span"], record["text"]
        for value in record.values():
            yield from spans_of(value)
    elif isinstance(record, list):
        for value in record:
            yield from spans_of(value)


class OneArticle(unittest.TestCase):
    def test_spans_are_code_points_so_that_slicing_the_text_works(self):
        article = pf.read_text(BRIDGE)
        self.assertEqual(article.text, BRIDGE)
        found = list(spans_of(article.record))
        self.assertTrue(found)
        for span, text in found:
            self.assertEqual(article.slice(span), text)
        self.assertTrue(any("–" in text or "é" in text for _, text in found))
        covered = " ".join(article.slice(block["span"]) for block in article.blocks)
        self.assertEqual(covered.split(), BRIDGE.split())

    def test_the_record_is_plain(self):
        article = pf.read_text(BRIDGE, id="bridge")
        record = article.record
        for name in ("blocks", "entities", "statements", "claims"):
            self.assertIs(getattr(article, name), record[name])
        self.assertEqual(record["format"], "peacefacts/1")
        self.assertEqual(record["id"], "bridge")
        self.assertEqual(record, pickle.loads(pickle.dumps(record)))
        self.assertEqual({type(record), type(record["blocks"]), type(record["blocks"][0])}, {dict, list})

    def test_text_comes_as_str_bytes_or_anything_with_a_buffer(self):
        data = BRIDGE.encode()
        wanted = pf.read_text(BRIDGE, id="a")
        for same in (data, bytearray(data), memoryview(data), BRIDGE.encode("utf-16")):
            self.assertEqual(pf.read_text(same, id="a").blocks, wanted.blocks)
            self.assertEqual(pf.read_text(same, id="a").text, BRIDGE)
        for wrong in (None, 3, ["a"]):
            self.assertRaises(TypeError, pf.read_text, wrong)

    def test_nul_bytes_are_characters_like_any(self):
        text = "The mayor said\0 the bridge is open.\n\nThe second paragraph follows the first one.\n"
        article = pf.read_text(text)
        self.assertEqual(article.text, text)
        self.assertEqual(article.slice(article.blocks[-1]["span"]), "The second paragraph follows the first one.")

    def test_metadata_may_be_given_and_a_misspelt_name_is_refused(self):
        article = pf.read_text(BRIDGE, published=datetime.date(2025, 11, 20), title="Another title", source="a.txt")
        self.assertEqual((article["published"], article.title, article["source"]), ("2025-11-20", "Another title", "a.txt"))
        self.assertRaisesRegex(TypeError, "tilte", pf.read_text, BRIDGE, tilte="x")
        self.assertRaises(TypeError, pf.read_text, BRIDGE, title=3)

    def test_files_by_name_path_and_open(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "brücke.txt"
            path.write_text(BRIDGE, encoding="utf-8")
            for source in (path, str(path)):
                self.assertEqual(pf.read(source).id, "brücke")
            with path.open("rb") as file:
                self.assertEqual(pf.read(file, id="x").text, BRIDGE)
        self.assertEqual(pf.read(io.StringIO(BRIDGE)).text, BRIDGE)
        self.assertRaises(FileNotFoundError, pf.read, "no such file")

    def test_articles_show_and_pickle(self):
        article = pf.read_text(BRIDGE + "\n<script>alert(1)</script> was what it said.\n", title="A <b> title")
        self.assertIn("blocks", repr(article))
        self.assertEqual(pickle.loads(pickle.dumps(article)), article)
        self.assertNotIn("<script", article._repr_html_())
        self.assertIn("A &lt;b&gt; title", article._repr_html_())
        with self.assertRaises(AttributeError):
            article.txt = "misspelt"

    def test_the_examples_in_the_documentation_run(self):
        self.assertEqual(doctest.testmod(pf).failed, 0)
        self.assertGreater(doctest.testmod(pf).attempted, 0)


class Errors(unittest.TestCase):
    def test_each_is_of_its_kind_and_of_a_built_in_kind(self):
        for text, kind, built_in, status in (("", pf.EmptyArticle, ValueError, "empty"),
                                             (bytes(range(32)) * 20, pf.BinaryArticle, ValueError, "binary")):
            with self.assertRaises(kind) as caught:
                pf.read_text(text)
            self.assertIsInstance(caught.exception, built_in)
            self.assertIsInstance(caught.exception, pf.Error)
            self.assertEqual(caught.exception.status, status)
            self.assertTrue(str(caught.exception).endswith("."))
            self.assertEqual(str(pickle.loads(pickle.dumps(caught.exception))), str(caught.exception))
        self.assertRaises(pf.ArgumentError, pf.read_text, BRIDGE, published="yesterday")
        self.assertRaises(pf.OverLimit, pf.Corpus(max_article_bytes=10).add, BRIDGE)
        self.assertRaises(pf.FileError, pf.Index.load, "no such file")
        self.assertRaises(pf.BadFormat, pf.Index.loads, b"no index")

    def test_lone_surrogates_are_a_unicode_error(self):
        self.assertRaises(UnicodeEncodeError, pf.read_text, "a \ud800 b")


class Handles(unittest.TestCase):
    def test_the_three_verbs(self):
        with pf.Corpus() as corpus:
            corpus.add(BRIDGE, id="bridge")
            corpus.add(DAY, id="day")
            corpus.deduplicate()
            report = corpus.extract()
        self.assertTrue(corpus.closed)
        self.assertEqual(len(report), 2)
        self.assertEqual([article.id for article in report], ["bridge", "day"])
        self.assertEqual(report[-1].id, "day")
        self.assertEqual([article.id for article in report[0:2]], ["bridge", "day"])
        self.assertRaises(IndexError, report.__getitem__, 2)
        repeats = [repeat for block in report[1].blocks for repeat in block["repeats"]]
        self.assertEqual([(repeat["id"], repeat["kind"], repeat["similarity"]) for repeat in repeats],
                         [("bridge", "exact", 1.0)])
        self.assertEqual({claim["article"] for claim in report.claims()}, {"bridge", "day"})

    def test_one_person_in_two_articles_has_one_identity(self):
        with pf.Corpus() as corpus:
            corpus.add("Henrik Varga arrived in Oslo on Monday for the talks.", id="one")
            corpus.add("The talks, Varga said on Tuesday, would begin at once.", id="two")
            with corpus.extract() as report:
                people = [entity for entity in report.entities() if entity["type"] == "PER" and entity["identity"]]
        self.assertEqual({entity["article"] for entity in people}, {"one", "two"})
        self.assertEqual(len({entity["identity"] for entity in people}), 1)
        self.assertEqual({entity["canonical"] for entity in people}, {"Henrik Varga"})

    def test_closed_handles_are_refused_and_close_twice_is_fine(self):
        corpus = pf.Corpus()
        corpus.close()
        corpus.close()
        self.assertRaises(pf.Closed, corpus.add, BRIDGE)
        self.assertRaises(pf.Closed, corpus.extract)
        self.assertIn("closed", repr(corpus))
        self.assertRaises(ValueError, _core.pf_corpus_article_count, None)

    def test_a_report_outlives_its_corpus(self):
        corpus = pf.Corpus()
        corpus.add(BRIDGE)
        report = corpus.report()
        before = report[0]
        corpus.clear()
        del corpus
        gc.collect()
        self.assertEqual(report[0], before)

    def test_renderings_are_text(self):
        with pf.Corpus() as corpus:
            corpus.add(BRIDGE)
            corpus.deduplicate()
            report = corpus.extract()
        self.assertEqual(json.loads(report.render("json"))[0]["format"], "peacefacts/1")
        self.assertEqual(json.loads(report.render("jsonl"))["blocks"][0]["type"], report[0].blocks[0]["type"])
        self.assertIn("<html", report.render("html"))
        self.assertTrue(report.render("csv", bom=True).startswith("\ufeff"))
        self.assertRaises(ValueError, report.render, "yaml")

    def test_a_handle_in_use_by_another_thread_is_refused(self):
        corpus, refused, done = pf.Corpus(), [], threading.Event()
        big = (BRIDGE * 3000).encode()

        def meddle():
            while not done.is_set():
                try:
                    len(corpus)
                except pf.Busy as busy:
                    refused.append(busy)
        other = threading.Thread(target=meddle)
        other.start()
        added = 0
        for _ in range(200):
            try:
                corpus.add(big)
                added += 1
            except pf.Busy:
                time.sleep(0.001)
            if refused:
                break
        done.set()
        other.join()
        self.assertTrue(refused)
        self.assertEqual(len(corpus), added)

    def test_threads_run_side_by_side_and_agree(self):
        results = []

        def work():
            results.append(pf.read_text(BRIDGE * 20, id="same").record)
        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(len(results), 4)
        self.assertTrue(all(result == results[0] for result in results))


class Streams(unittest.TestCase):
    def test_an_index_is_saved_loaded_merged_and_pickled(self):
        with pf.Reader() as reader:
            reader.read_text(BRIDGE, id="bridge")
            saved, count = reader.index.dumps(), len(reader.index)
            copy = pickle.loads(pickle.dumps(reader.index))
        self.assertEqual(len(copy), count)
        copy.check()
        self.assertGreater(copy.memory, 0)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "seen"
            copy.save(path)
            self.assertEqual(path.read_bytes(), saved)
            with pf.Reader(pf.Index.load(path)) as reader:
                repeats = [repeat["id"] for block in reader.read_text(DAY, id="day").blocks
                           for repeat in block["repeats"]]
        self.assertEqual(repeats, ["bridge"])
        merged = pf.Index()
        merged.merge(copy)
        self.assertEqual(len(merged), count)
        self.assertRaises(ValueError, merged.merge, merged)

    def test_many_threads_look_up_one_index_that_none_adds_to(self):
        with pf.Corpus() as corpus, pf.Index() as seen:
            corpus.add(BRIDGE, id="bridge")
            corpus.deduplicate(seen)
            before, found = len(seen), []

            def look_up():
                with pf.Corpus() as mine:
                    for number in range(20):
                        mine.add(DAY, id=f"day-{number}")
                        mine.deduplicate(seen, read_only=True)
                    blocks = [block for article in mine.report() for block in article.blocks]
                    found.append([repeat["id"] for block in blocks for repeat in block["repeats"]].count("bridge"))

            threads = [threading.Thread(target=look_up) for _ in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            self.assertEqual(found, [20] * 4)
            self.assertEqual(len(seen), before)

    def test_changes_are_slices_of_both_texts(self):
        first = "Größe zählt.\n\n" + "The old bridge over the Lime will close on Monday, said Ada Blum, the mayor of Port Alder."
        second = "The old bridge over the Lime will not close on Monday, said Ada Hölm, the mayor of Port Alder."
        with pf.Corpus() as corpus:
            corpus.add(first, id="first")
            corpus.add(second, id="second")
            corpus.deduplicate()
            report = corpus.report()
        repeat = next(repeat for block in report[1].blocks for repeat in block["repeats"])
        self.assertEqual((repeat["kind"], repeat["changed"]), ("near", ["name", "polarity"]))
        self.assertEqual([change["of"] for change in repeat["changes"]], [["polarity"], ["name"]])
        added, replaced = repeat["changes"]
        self.assertIsNone(added["earlier"])
        for article, words, text in ((1, added["later"], "not"), (0, replaced["earlier"], "Blum,"),
                                     (1, replaced["later"], "Hölm,")):
            (start, end), = words["span"]
            self.assertEqual(words["text"], text)
            self.assertEqual(report[article].text[start:end], text)

    def test_a_bad_article_is_a_record_with_its_status(self):
        with tempfile.TemporaryDirectory() as folder, pf.Reader() as reader:
            good, empty = pathlib.Path(folder) / "good.txt", pathlib.Path(folder) / "empty.txt"
            good.write_text(BRIDGE, encoding="utf-8")
            empty.touch()
            with self.assertLogs("peacefacts", "WARNING"):
                articles = list(reader.articles([good, empty, pathlib.Path(folder) / "none.txt", good]))
        self.assertEqual([article.status for article in articles], ["ok", "empty", "file_error", "ok"])
        self.assertEqual(articles[1].blocks, [])
        self.assertTrue(all(block["repeats"] for block in articles[3].blocks
                            if block["type"] == "paragraph"))

    def test_claims_come_with_their_article(self):
        with tempfile.TemporaryDirectory() as folder, pf.Reader() as reader:
            path = pathlib.Path(folder) / "bridge.txt"
            path.write_text(BRIDGE, encoding="utf-8")
            claims = list(reader.claims([path]))
        self.assertTrue(claims)
        self.assertEqual({claim["article"] for claim in claims}, {str(path)})

    def test_a_long_stream_keeps_nothing_but_the_index(self):
        with pf.Reader() as reader:
            for number in range(300):
                reader.read_text(f"Bridge {number} opened after {number % 97} weeks of work, the city said.\n")
                gc.collect(0)
            self.assertEqual(len(reader._corpus), 0)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
