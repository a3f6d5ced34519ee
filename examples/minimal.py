"""minimal.py - three calls: load, deduplicate, extract. Prints who says what."""
import peacefacts as pf

ARTICLE = """The ferry will sail again on Monday, the harbour office said.

“We are glad,” Ada Blum said.
"""

with pf.Corpus() as corpus:
    corpus.add(ARTICLE)
    corpus.deduplicate()
    report = corpus.extract()

for article in report:
    for statement in article.statements:
        source = statement["source"]["text"] if statement["source"] else "somebody"
        print(f"{source} {statement['stance']}: {article.slice(statement['content']['span'])}")
