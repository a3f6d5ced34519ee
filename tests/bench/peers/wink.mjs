// Times wink-nlp on a text file: tokens, sentences, tags. Run beside tests/bench:
//   npm install wink-nlp wink-eng-lite-web-model
//   node tests/bench/peers/wink.mjs TEXT
// Prints words a second and MB a second of processor time, the text cut into articles of about 4 KB, each read once: it
// keeps what it has seen of words, so a second reading would be of a cache.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));
const begin = process.cpuUsage();
const winkNLP = require("wink-nlp");
const model = require("wink-eng-lite-web-model");
const nlp = winkNLP(model, ["sbd", "pos"]);
const opened = process.cpuUsage(begin);

const text = readFileSync(process.argv[2], "utf8");
const articles = [];
for (let at = 0; at < text.length; at += 4200) articles.push(text.slice(at, at + 4200));

let words = 0;
const start = process.cpuUsage();
for (const article of articles) {
  const document = nlp.readDoc(article);
  words += document.tokens().length();
  document.sentences().length();
  document.tokens().out(nlp.its.pos);
}
const used = process.cpuUsage(start);
const time = (used.user + used.system) / 1e6, bytes = Buffer.byteLength(text);
console.log(`wink-nlp: ready after ${((opened.user + opened.system) / 1e3).toFixed(0)} ms, ` +
            `${(words / time).toFixed(0)} words/s, ${(bytes / time / 1e6).toFixed(2)} MB/s, ` +
            `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB resident`);
